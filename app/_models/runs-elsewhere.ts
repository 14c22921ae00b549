import 'server-only';
import type { Bilingual } from '@/lib/base/failure';
import type { Manifest } from '@/lib/serving/manifest';
import { startedModelServer } from './started-model-server';

/** Whether what people give to a model is sent on to another machine, of which its page must then tell. */
export function runsElsewhere(name: string): boolean {
  const found = startedModelServer()?.find({ model: name });
  return found?.ok === true && isRemote(found.value.manifest);
}

/** The same of one version. */
export function isRemote({ handler }: Manifest): boolean {
  return handler === 'remote';
}

/** Titles of the models of which any version that answers sends on what it is given. */
export function titlesElsewhere(): readonly Bilingual[] {
  const titles = new Map<string, Bilingual>();
  for (const { model, state, manifest } of startedModelServer()?.statuses() ?? []) {
    if (state === 'AVAILABLE' && manifest && isRemote(manifest)) titles.set(model, manifest.title);
  }
  return [...titles.values()];
}
