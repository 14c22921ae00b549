import { z } from 'zod';
import { type Batching, batchingSchema } from './batching';
import { nameSchema } from './signature';

/** More than any model folder holds. */
const maxEntries = 1000;

const versionSchema = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const policySchema = z.union([
  z.literal('all'),
  z.strictObject({ latest: z.number().int().min(1).max(maxEntries) }),
  z.strictObject({ specific: z.array(versionSchema).min(1).max(maxEntries) }),
]);

/** Word characters, as TensorFlow Serving documents labels, and the dash. */
const labelSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

const modelSchema = z.strictObject({
  /** Which versions are loaded. Default: the latest 1. */
  versions: policySchema.optional(),
  /** Names for versions, such as `stable`; a version that bears one stays loaded. */
  labels: z.record(labelSchema, versionSchema).optional(),
  /** Instead of what the manifest says. */
  batching: z.union([z.literal('off'), batchingSchema]).optional(),
});

/** An origin: scheme, host and port, as `URL.origin` writes it. */
const originSchema = z.string().max(300).refine(isOrigin);

/** The configuration file, whole. Nothing in it is required, and nothing that isn't known is passed over. */
export const configurationSchema = z.strictObject({
  /** Seconds between two looks at the model folders and at this file. 0 looks once, when the server starts. */
  poll_seconds: z.number().min(0).max(3600).optional(),
  /** By the model's name; models that aren't there yet may be named. */
  models: z.record(nameSchema, modelSchema).optional(),
  /** What models of the handler `remote` may talk to. */
  remote_addresses: z.array(originSchema).max(100).optional(),
});

export type ConfigurationBody = z.infer<typeof configurationSchema>;
export type ModelConfiguration = z.infer<typeof modelSchema>;

/** The configuration file as the server uses it. */
export interface Configuration {
  /** Undefined: the server's own. */
  readonly pollMs: number | undefined;
  readonly models: ReadonlyMap<string, ModelConfiguration>;
  /** By model, then by label: the version it leads to. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly batching: ReadonlyMap<string, Batching | 'off'>;
  readonly remoteAddresses: readonly string[];
}

const noLabels: ReadonlyMap<string, number> = new Map();

/** In force without a file. */
export const noConfiguration: Configuration = configurationOf({});

export function configurationOf(body: ConfigurationBody): Configuration {
  const models = new Map(Object.entries(body.models ?? {}));
  return {
    pollMs: body.poll_seconds === undefined ? undefined : body.poll_seconds * 1000,
    models,
    labels: new Map([...models].map(([name, { labels }]) => [name, new Map(Object.entries(labels ?? {}))])),
    batching: new Map([...models].flatMap(([name, { batching }]) => (batching ? [[name, batching] as const] : []))),
    remoteAddresses: body.remote_addresses ?? [],
  };
}

/** @returns The labels that the file gives to a model's versions. */
export function labelsOf(configuration: Configuration, model: string): ReadonlyMap<string, number> {
  return configuration.labels.get(model) ?? noLabels;
}

function isOrigin(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  return new URL(text).origin === text;
}
