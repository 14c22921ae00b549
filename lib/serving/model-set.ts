import { err, ok, type Result } from '@/lib/base/result';
import { whyMissing } from './find-version';
import type { LoadedVersion } from './loaded-version';
import { createModelKeeper, type ModelKeeper, type ModelKeeperOptions } from './model-keeper';
import type { ModelSpec, VersionStatus } from './model-server';
import type { FoundVersion } from './scan-repository';

/** Every model there is. */
export interface ModelSet {
  /** @returns The version a request is for, if it answers now. The hot path: one look-up where no version is named. */
  locate(spec: ModelSpec, isLoading: boolean): Result<LoadedVersion>;
  /** Whether a version answers. */
  isAvailable(model: string, version: number): boolean;
  /** What a scan found. @param isPartial  What it did not find may still be there. */
  seen(found: readonly FoundVersion[], isPartial: boolean): void;
  /** Looks for changes in folders. */
  inspect(): Promise<void>;
  /** Loads and lets go until every model is as it should be; models side by side, the versions of one in turn. */
  settle(isPatient: boolean): Promise<void>;
  has(model: string): boolean;
  /** Models by name, each newest first. */
  statuses(): readonly VersionStatus[];
  available(): readonly LoadedVersion[];
  close(withinMs: number): Promise<void>;
}

/** Options of a model's keeper that depend on the model, and those that don't. */
export interface ModelSetOptions
  extends Omit<ModelKeeperOptions, 'model' | 'settings' | 'policy' | 'labels' | 'onNewest'> {
  readonly settings: ModelKeeperOptions['settings'];
  readonly policy: (model: string) => ReturnType<ModelKeeperOptions['policy']>;
  readonly labels: (model: string) => ReturnType<ModelKeeperOptions['labels']>;
}

export function createModelSet(options: ModelSetOptions): ModelSet {
  const models = new Map<string, ModelKeeper>();
  /** Model → the version that answers requests which name none. */
  const newest = new Map<string, LoadedVersion>();

  function locate(spec: ModelSpec, isLoading: boolean): Result<LoadedVersion> {
    const located = pick(spec);
    if (located) return ok(located);
    const versions = has(spec.model) ? models.get(spec.model)?.versions() : undefined;
    const names = [...models.keys()].filter(has).sort();
    return err(whyMissing(spec, versions, options.labels(spec.model), names, isLoading));
  }

  function pick({ model, version, label }: ModelSpec): LoadedVersion | undefined {
    if (version !== undefined) return models.get(model)?.version(version)?.loaded();
    if (label === undefined) return newest.get(model);
    const labelled = options.labels(model).get(label);
    return labelled === undefined ? undefined : models.get(model)?.version(labelled)?.loaded();
  }

  /** A model whose last version is gone is forgotten by the next scan. */
  function has(model: string): boolean {
    return (models.get(model)?.versions().length ?? 0) > 0;
  }

  function keeperOf(model: string): ModelKeeper {
    const known = models.get(model);
    if (known) return known;
    const keeper = createModelKeeper({
      ...options,
      model,
      policy: () => options.policy(model),
      labels: () => options.labels(model),
      onNewest: (version) => {
        if (version) newest.set(model, version);
        else newest.delete(model);
      },
    });
    models.set(model, keeper);
    return keeper;
  }

  function seen(found: readonly FoundVersion[], isPartial: boolean): void {
    const byModel = new Map<string, FoundVersion[]>();
    for (const one of found) {
      const versions = byModel.get(one.model) ?? [];
      versions.push(one);
      byModel.set(one.model, versions);
    }
    for (const [model, versions] of byModel) keeperOf(model).seen(versions, isPartial);
    for (const [model, keeper] of models) {
      if (byModel.has(model)) continue;
      keeper.seen([], isPartial);
      if (keeper.versions().length === 0) models.delete(model);
    }
  }

  function sorted(): ModelKeeper[] {
    return [...models].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, keeper]) => keeper);
  }

  return {
    locate,
    seen,
    isAvailable: (model, version) => models.get(model)?.version(version)?.loaded() !== undefined,
    has,
    statuses: () => sorted().flatMap((keeper) => keeper.statuses()),
    available: () => sorted().flatMap((keeper) => keeper.versions().flatMap((one) => one.loaded() ?? [])),
    async inspect() {
      await Promise.all([...models.values()].map((keeper) => keeper.inspect()));
    },
    async settle(isPatient) {
      await Promise.all([...models.values()].map((keeper) => keeper.settle(isPatient)));
    },
    async close(withinMs) {
      await Promise.all([...models.values()].map((keeper) => keeper.close(withinMs)));
    },
  };
}
