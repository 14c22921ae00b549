import { TakesGives } from '@/app/_components/models/takes-gives';
import { translator } from '@/app/_i18n/translator';
import type { ListedModel } from '@/app/_models/model-list';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { EntryText } from './entry-text';

/** A line of the contents for a model that somebody added and that no page was made for: it leads to the model's own. */
export async function AddedModelEntry({ model, number }: { model: ListedModel; number: number }) {
  const t = await translator('gallery');
  const { locale } = await requestPreferences();
  const { name, title, description, manifest } = model;
  return (
    <li className="group relative grid items-start gap-x-10 gap-y-4 border-line border-b py-6 lg:grid-cols-[3fr_2fr]">
      <EntryText number={number} href={`/models/${name}`} title={title[locale]} summary={description?.[locale] ?? ''} />
      <div className="grid gap-1 border-line lg:border-l lg:pl-10">
        <p className="text-ink-soft text-note">{t('added')}</p>
        {manifest && <TakesGives manifest={manifest} />}
      </div>
    </li>
  );
}
