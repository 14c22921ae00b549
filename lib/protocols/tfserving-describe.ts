import type { ModelServer } from '@/lib/serving/model-server';
import { tfMissing } from './tfserving-failures';
import { modelSpecOf, statusNotFound, type TfModelSpec } from './tfserving-lookup';
import { writeModelList, writeTfMetadata, writeTfStatus } from './tfserving-model-bodies';
import type { TfRoute } from './tfserving-route';
import { type TfResult, tfOk } from './tfserving-status';

/** What the calls that ask about models need to know. */
export type ToldModels = Pick<ModelServer, 'find' | 'statuses'>;

/** The `/v1` calls that ask about models: their status, their signatures, and which there are. */
export function describeTfModel(models: ToldModels, route: Exclude<TfRoute, { kind: 'infer' }>): TfResult<string> {
  if (route.kind === 'list') return tfOk(writeModelList(servedModels(models)));
  return route.kind === 'status' ? describeStatus(models, route) : describeSignatures(models, route);
}

/** A label is left aside, as TensorFlow Serving does: all versions are told. */
function describeStatus(models: ToldModels, spec: TfModelSpec): TfResult<string> {
  const versions = models.statuses().filter(({ model }) => model === spec.name);
  const asked = spec.version === undefined ? versions : versions.filter(({ version }) => version === spec.version);
  return asked.length === 0 ? { ok: false, error: statusNotFound(spec) } : tfOk(writeTfStatus(asked));
}

function describeSignatures(models: ToldModels, spec: TfModelSpec): TfResult<string> {
  const found = models.find(modelSpecOf(spec));
  if (!found.ok) return { ok: false, error: tfMissing(found.failure, spec) };
  const { model, version, manifest } = found.value;
  return tfOk(writeTfMetadata(model, version, manifest.signatures));
}

/** Models with a version that answers, by name. */
function servedModels(models: ToldModels): string[] {
  const names = models.statuses().flatMap(({ model, state }) => (state === 'AVAILABLE' ? [model] : []));
  return [...new Set(names)].sort();
}
