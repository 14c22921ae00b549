import type { Manifest } from '@/lib/serving/manifest';
import type { ModelServer } from '@/lib/serving/model-server';

/** Manifests of the versions that answer when only the model is named, by name. */
export function servedModels(models: Pick<ModelServer, 'statuses' | 'find'>): readonly Manifest[] {
  const names = [...new Set(models.statuses().map(({ model }) => model))].sort();
  return names.flatMap((model) => {
    const found = models.find({ model });
    return found.ok ? [found.value.manifest] : [];
  });
}
