import 'server-only';
import type { Bilingual } from '@/lib/base/failure';
import { demos } from '@/lib/demos/demo-list';
import { reviewModels } from '@/lib/protocols/review-request';
import { givesProbabilities } from '@/lib/protocols/text-classifier';
import { startedModelServer } from './started-model-server';

/** A model that turns a text into a label, as its manifest describes it: enough for a page without any code. */
export interface TextModel {
  readonly name: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly labels: readonly string[];
}

/** The newest version that answers of every such model, by name. */
export function textModels(): readonly TextModel[] {
  const newest = new Map<string, { version: number; model: TextModel }>();
  for (const { model: name, version, state, manifest } of startedModelServer()?.statuses() ?? []) {
    if (state !== 'AVAILABLE' || !manifest || !givesProbabilities(manifest)) continue;
    if ((newest.get(name)?.version ?? 0) > version) continue;
    const { title, description, labels = [] } = manifest;
    newest.set(name, { version, model: { name, title, description, labels } });
  }
  return [...newest.values()].map(({ model }) => model).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findTextModel(name: string): TextModel | undefined {
  return textModels().find((model) => model.name === name);
}

/** Those that somebody added: no demo of ours shows them. */
export function addedTextModels(): readonly TextModel[] {
  const shown = new Set<string>([...demos.map(({ model }) => model), ...Object.values(reviewModels)]);
  return textModels().filter(({ name }) => !shown.has(name));
}
