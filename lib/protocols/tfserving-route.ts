import type { TfModelSpec, TfVerb } from './tfserving-lookup';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';

/** What a request to `/v1` asks for. */
export type TfRoute =
  | ({ readonly kind: 'infer'; readonly verb: TfVerb } & TfModelSpec)
  | ({ readonly kind: 'status' | 'metadata' } & TfModelSpec)
  /** Not in TensorFlow Serving, where it is an error. */
  | { readonly kind: 'list' };

/**
 * Reads method and path of a request under `/v1/`. The whole path must match and case doesn't matter, but a verb must
 * be written small to be one, and `/METADATA` is answered as a status. Names and labels are decoded after matching, so
 * they may hold every sign.
 * @param path  As it was sent, without the query.
 * @returns `Malformed request: METHOD PATH` for everything else.
 */
export function readTfRoute(method: string, path: string): TfResult<TfRoute> {
  const malformed = invalidArgument(`Malformed request: ${method} ${path}`);
  if (method === 'POST') {
    const { model, version, label, verb } = inferPath.exec(path)?.groups ?? {};
    if (verb !== 'predict' && verb !== 'classify' && verb !== 'regress') return malformed;
    const spec = readSpec(model, version, label);
    if (!spec) return malformed;
    return spec.ok ? tfOk({ kind: 'infer', verb, ...spec.value }) : spec;
  }
  const match = method === 'GET' ? modelPath.exec(path) : null;
  if (!match) return malformed;
  const { model, version, label, metadata } = match.groups ?? {};
  if (model === undefined) {
    const isList = version === undefined && label === undefined && metadata === undefined;
    return isList ? tfOk({ kind: 'list' }) : invalidArgument('Missing model name in request.');
  }
  const spec = readSpec(model, version, label);
  if (!spec) return malformed;
  return spec.ok ? tfOk({ kind: metadata === 'metadata' ? 'metadata' : 'status', ...spec.value }) : spec;
}

const which = '(?:/versions/(?<version>[0-9]+)|/labels/(?<label>[^/:]+))?';
const inferPath = new RegExp(`^/v1/models/(?<model>[^/:]+)${which}:(?<verb>classify|regress|predict)$`, 'i');
const modelPath = new RegExp(`^/v1/models(?:/(?<model>[^/:]+))?${which}(?:/(?<metadata>metadata))?$`, 'i');

/** @returns Undefined when a part's percent signs decode to nothing. */
function readSpec(
  model: string | undefined,
  version: string | undefined,
  label: string | undefined,
): TfResult<TfModelSpec> | undefined {
  const name = decodePart(model);
  if (name === undefined) return undefined;
  if (version !== undefined) {
    const digits = version.replace(/^0+(?=\d)/, '');
    if (digits.length > 19 || BigInt(digits) >= 2n ** 63n) {
      return invalidArgument(`Failed to convert version: ${digits.slice(0, 40)} to numeric.`);
    }
    const number = Number(digits);
    return tfOk({ name, version: Number.isSafeInteger(number) ? number : BigInt(digits) });
  }
  if (label === undefined) return tfOk({ name });
  const decoded = decodePart(label);
  return decoded === undefined ? undefined : tfOk({ name, label: decoded });
}

function decodePart(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
