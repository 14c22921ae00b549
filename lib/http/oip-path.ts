/** What a request under `/v2` is about. */
export type OipTarget =
  | { readonly kind: 'server' | 'live' | 'ready' }
  | { readonly kind: 'model' | 'modelReady' | 'infer'; readonly model: string; readonly version?: number };

/** The pattern of a target, for the log and the metrics. */
export const oipPatterns: Readonly<Record<OipTarget['kind'], string>> = {
  server: '/v2',
  live: '/v2/health/live',
  ready: '/v2/health/ready',
  model: '/v2/models/:name',
  modelReady: '/v2/models/:name/ready',
  infer: '/v2/models/:name/infer',
};

/** The methods a target takes. */
export function oipMethods(kind: OipTarget['kind']): readonly string[] {
  return kind === 'infer' ? ['POST'] : ['GET', 'HEAD'];
}

/**
 * Reads a path of the Open Inference Protocol. Versions are digits, as those of Triton and OpenVINO are.
 * @param path  Without its query, still encoded; the guard saw that it can be decoded.
 * @returns undefined for a path that the protocol doesn't have.
 */
export function readOipPath(path: string): OipTarget | undefined {
  const known = serverPaths.get(path);
  if (known) return { kind: known };
  const [, name, digits, last] = modelPath.exec(path) ?? [];
  if (name === undefined) return undefined;
  const kind = last === 'infer' ? 'infer' : last === 'ready' ? 'modelReady' : 'model';
  const model = decodeURIComponent(name);
  return digits === undefined ? { kind, model } : { kind, model, version: Number(digits) };
}

/** The protocol's own description writes the first one in both ways. */
const serverPaths: ReadonlyMap<string, 'server' | 'live' | 'ready'> = new Map([
  ['/v2', 'server'],
  ['/v2/', 'server'],
  ['/v2/health/live', 'live'],
  ['/v2/health/ready', 'ready'],
]);

const modelPath = /^\/v2\/models\/([^/]+)(?:\/versions\/(\d{1,15}))?(?:\/(ready|infer))?$/;
