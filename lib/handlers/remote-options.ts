import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import { type EngineSignature, engineSignature } from '@/lib/protocols/engine-signature';
import type { HandlerContext } from '@/lib/serving/handler';
import type { Manifest } from '@/lib/serving/manifest';
import { nameSchema } from '@/lib/serving/signature';
import { addressNotAllowed, badOptions } from './remote-failures';

/** What stands in a path of the engine: no slash, no colon, and never `..` by itself. */
const pathPart = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
const theirNames = z.record(nameSchema, z.string().min(1).max(256)).optional();

const optionsSchema = z.strictObject({
  protocol: z.enum(['oip', 'tensorflow-serving']),
  /** `http://host:port`, and nothing else in it. */
  address: z.url({ protocol: /^https?$/ }).max(300),
  /** The model's name on the engine. */
  model: pathPart,
  /** Default: the one that the engine chooses. */
  version: pathPart.optional(),
  /** For one answer, further tries included. The request's own deadline may be shorter. */
  timeout_ms: z.int().min(1).max(600_000).default(10_000),
  /** Rows of one call; a larger request goes in several, one after the other. */
  max_rows: z.int().min(1).max(4096).default(4096),
  /** Of `oip`: tensors as binary data. Default: if the engine says that it takes them. */
  binary: z.boolean().optional(),
  /** Names here → names there, where they differ. */
  names: z.strictObject({ signatures: theirNames, inputs: theirNames, outputs: theirNames }).default({}),
});

export interface RemoteOptions extends Omit<z.infer<typeof optionsSchema>, 'address' | 'names'> {
  /** As `URL.origin` writes it. */
  readonly origin: string;
  /** By their names here. */
  readonly signatures: ReadonlyMap<string, EngineSignature>;
}

/**
 * Reads `options` of a manifest whose handler is `remote`. Nothing of it is ignored: a name that the signatures don't
 * have, or an option of the other protocol, is a fault.
 */
export function readRemoteOptions({ manifest, remoteAddresses = [] }: HandlerContext): Result<RemoteOptions> {
  const read = optionsSchema.safeParse(manifest.options ?? {});
  if (!read.success) return err(badOptions(z.prettifyError(read.error)));
  const { address, names, ...rest } = read.data;
  const { origin, pathname, search, hash, username, password } = new URL(address);
  if (pathname !== '/' || [search, hash, username, password].some((part) => part !== '')) {
    return err(badOptions('address: http://host:port'));
  }
  const stray = strayName(manifest, names) ?? strayOption(rest);
  if (stray !== undefined) return err(badOptions(stray));
  const allowed = remoteAddresses.map((one) => (URL.canParse(one) ? new URL(one).origin : one));
  if (!allowed.includes(origin)) return err(addressNotAllowed(origin));
  const signatures = new Map(
    Object.entries(manifest.signatures).map(([name, signature]) => [name, engineSignature(name, signature, names)]),
  );
  for (const { inputs, outputs } of signatures.values()) {
    for (const tensors of [inputs, outputs]) {
      if (new Set(tensors.map(({ theirs }) => theirs)).size < tensors.length) return err(badOptions('names: twice'));
    }
    if (rest.protocol === 'tensorflow-serving' && inputs.some(({ spec }) => spec.dtype === 'record')) {
      return err(badOptions('protocol: tensorflow-serving takes no record'));
    }
  }
  return ok({ ...rest, origin, signatures });
}

type Names = z.infer<typeof optionsSchema>['names'];

function strayName({ signatures }: Manifest, names: Names): string | undefined {
  const known = {
    signatures: Object.keys(signatures),
    inputs: Object.values(signatures).flatMap(({ inputs }) => Object.keys(inputs)),
    outputs: Object.values(signatures).flatMap(({ outputs }) => Object.keys(outputs)),
  };
  for (const kind of ['signatures', 'inputs', 'outputs'] as const) {
    const stray = Object.keys(names[kind] ?? {}).find((name) => !known[kind].includes(name));
    if (stray !== undefined) return `names.${kind}.${stray}: not in signatures`;
  }
  return undefined;
}

function strayOption({ protocol, binary, version }: Pick<RemoteOptions, 'protocol' | 'binary' | 'version'>) {
  if (protocol === 'oip') return undefined;
  if (binary !== undefined) return 'binary: oip only';
  return version === undefined || /^\d{1,18}$/.test(version) ? undefined : 'version: a whole number';
}
