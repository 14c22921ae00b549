import 'server-only';
import type { Bilingual } from '@/lib/base/failure';
import { demos } from '@/lib/demos/demo-list';
import { nameSchema, type Signature } from '@/lib/serving/signature';
import { startedModelServer } from './started-model-server';

/** A model as its manifest describes it: enough for a page of any kind of model. */
export interface ServedModel {
  readonly name: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly signatures: Readonly<Record<string, Signature>>;
}

/** A model that answers now and that no demo of ours shows. */
export function findServedModel(name: string): ServedModel | undefined {
  if (!nameSchema.safeParse(name).success || demos.some(({ model }) => model === name)) return undefined;
  const found = startedModelServer()?.find({ model: name });
  if (!found?.ok) return undefined;
  const { title, description, signatures } = found.value.manifest;
  return { name, title, description, signatures };
}
