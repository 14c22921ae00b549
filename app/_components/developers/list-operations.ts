import type { ApiDocument, ApiMethod, ApiOperation } from '@/lib/protocols/openapi-types';

/** One thing that can be asked, with the other paths at which the same is asked of a version or a label. */
export interface ListedOperation {
  /** Stands behind `#` in a link. */
  readonly id: string;
  readonly method: ApiMethod;
  readonly path: string;
  readonly variants: readonly string[];
  readonly operation: ApiOperation;
}

/** The operations of a tag, in the document's order. */
export function listOperations({ paths }: ApiDocument, tag: string): readonly ListedOperation[] {
  const listed: ListedOperation[] = [];
  for (const [path, item] of Object.entries(paths)) {
    if (path.includes(ofVersion) || path.includes(ofLabel)) continue;
    for (const method of ['get', 'post'] as const) {
      const operation = item[method];
      if (!operation?.tags.includes(tag)) continue;
      listed.push({ id: `op-${operation.operationId}`, method, path, variants: variantsOf(paths, path), operation });
    }
  }
  return listed;
}

const ofVersion = '/versions/{version}';
const ofLabel = '/labels/{label}';

function variantsOf(paths: ApiDocument['paths'], path: string): readonly string[] {
  return Object.keys(paths).filter(
    (other) => other !== path && other.replace(ofVersion, '').replace(ofLabel, '') === path,
  );
}

/** The path with its examples in the place of the names. */
export function filledPath({ path, operation }: ListedOperation): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(operation.parameters?.find((one) => one.name === name)?.example ?? name)),
  );
}
