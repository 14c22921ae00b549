import { translator } from '@/app/_i18n/translator';
import type { TextModel } from '@/app/_models/text-models';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { EntryText } from './entry-text';

/** A line of the contents for a model that somebody added: what its manifest says, and some of its labels. */
export async function TextModelEntry({ model, number }: { model: TextModel; number: number }) {
  const t = await translator('gallery');
  const { locale } = await requestPreferences();
  const { name, title, description, labels } = model;
  return (
    <li className="group relative grid items-start gap-x-10 gap-y-4 border-line border-b py-6 lg:grid-cols-[3fr_2fr]">
      <EntryText number={number} href={`/demos/models/${name}`} title={title[locale]} summary={description[locale]} />
      <div className="border-line lg:border-l lg:pl-10">
        <p className="text-ink-soft text-note">{t('addedLabels', { count: labels.length })}</p>
        <p className="mt-1 text-lead">{`${labels.slice(0, 5).join(' · ')}${labels.length > 5 ? ' …' : ''}`}</p>
      </div>
    </li>
  );
}
