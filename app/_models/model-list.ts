import 'server-only';
import type { Bilingual } from '@/lib/base/failure';
import { demos } from '@/lib/demos/demo-list';
import { reviewModels } from '@/lib/protocols/review-request';
import { givesProbabilities } from '@/lib/protocols/text-classifier';
import type { Manifest } from '@/lib/serving/manifest';
import type { ModelServer, VersionStatus } from '@/lib/serving/model-server';
import { startedModelServer } from './started-model-server';

/** A model as the pages about models show it. */
export interface ListedModel {
  readonly name: string;
  /** Of the version that answers, else of the newest one whose manifest could be read, else its name. */
  readonly title: Bilingual;
  readonly description?: Bilingual;
  /** Newest first, never empty. */
  readonly versions: readonly VersionStatus[];
  /** Which of them answers whoever names none; absent when none does. */
  readonly serving?: number;
  readonly manifest?: Manifest;
  /** Address of a page made for trying it. */
  readonly demo?: string;
}

/** Every model the server knows, by name, loaded or not. */
export function listModels(): readonly ListedModel[] {
  const server = startedModelServer();
  const byName = new Map<string, VersionStatus[]>();
  for (const status of server?.statuses() ?? []) {
    byName.set(status.model, [...(byName.get(status.model) ?? []), status]);
  }
  return [...byName].map(([name, versions]) => describe(name, versions, server));
}

export function findModel(name: string): ListedModel | undefined {
  const server = startedModelServer();
  const versions = (server?.statuses() ?? []).filter(({ model }) => model === name);
  return versions.length === 0 ? undefined : describe(name, versions, server);
}

/** Models that answer and that no page of ours was made for, whatever they take. */
export function addedModels(): readonly ListedModel[] {
  return listModels().filter(({ serving, demo }) => serving !== undefined && demo === undefined);
}

/** Why the configuration file as it is now is not in force. */
export function refusedConfiguration(): Bilingual | undefined {
  return startedModelServer()?.configuration().refused;
}

function describe(name: string, statuses: readonly VersionStatus[], server: ModelServer | undefined): ListedModel {
  const versions = [...statuses].sort((a, b) => b.version - a.version);
  const found = server?.find({ model: name });
  const serving = found?.ok ? found.value.version : undefined;
  const manifest =
    versions.find(({ version }) => version === serving)?.manifest ??
    versions.find((status) => status.manifest)?.manifest;
  const demo = demoOf(name, serving === undefined ? undefined : manifest);
  return {
    name,
    title: manifest?.title ?? { ko: name, en: name },
    ...(manifest ? { description: manifest.description, manifest } : {}),
    versions,
    ...(serving === undefined ? {} : { serving }),
    ...(demo === undefined ? {} : { demo }),
  };
}

function demoOf(name: string, manifest: Manifest | undefined): string | undefined {
  if (!manifest) return undefined;
  if (name === reviewModels.fast) return '/demos/review?models=fast';
  if (name === reviewModels.accurate) return '/demos/review?models=accurate';
  const demo = demos.find(({ model }) => model === name);
  if (demo) return `/demos/${demo.slug}`;
  return givesProbabilities(manifest) ? `/demos/models/${name}` : undefined;
}
