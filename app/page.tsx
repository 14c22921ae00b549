import type { Metadata } from 'next';
import { AddedModelEntry } from '@/app/_components/shell/added-model-entry';
import { DemoEntry } from '@/app/_components/shell/demo-entry';
import { TextModelEntry } from '@/app/_components/shell/text-model-entry';
import { translator } from '@/app/_i18n/translator';
import { addedModels } from '@/app/_models/model-list';
import { titlesElsewhere } from '@/app/_models/runs-elsewhere';
import { addedTextModels } from '@/app/_models/text-models';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { demos } from '@/lib/demos/demo-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('gallery');
  return { description: t('lead') };
}

/** The gallery, set like the first pages of a textbook: what this is, the contents, how to use it. */
export default async function GalleryPage() {
  const t = await translator('gallery');
  const steps = [
    { title: t('howType'), more: t('howTypeMore') },
    { title: t('howWhy'), more: t('howWhyMore') },
    { title: t('howMany'), more: t('howManyMore') },
    { title: t('howPhoto'), more: t('howPhotoMore') },
  ];
  const texts = addedTextModels();
  const { locale } = await requestPreferences();
  const elsewhere = titlesElsewhere().map((title) => title[locale]);
  const outside =
    elsewhere.length === 0 ? t('teachersOutside') : t('teachersElsewhere', { models: elsewhere.join(', ') });
  const promises = [t('teachersStored'), t('teachersPhotos'), outside, t('teachersWrong')];
  return (
    <>
      <h1 className="mt-6 font-bold text-display">{t('title')}</h1>
      <p className="mt-3 max-w-(--measure) text-lead">{t('lead')}</p>
      <section aria-labelledby="contents" className="mt-10">
        <h2 id="contents" className="border-ink border-b-2 pb-2 text-head">
          {t('demos')}
        </h2>
        <ol>
          {demos.map((demo, index) => (
            <DemoEntry key={demo.slug} demo={demo} number={index + 1} />
          ))}
          {texts.map((model, index) => (
            <TextModelEntry key={model.name} model={model} number={demos.length + index + 1} />
          ))}
          {addedModels().map((model, index) => (
            <AddedModelEntry key={model.name} model={model} number={demos.length + texts.length + index + 1} />
          ))}
        </ol>
      </section>
      <div className="mt-10 grid gap-x-16 gap-y-8 lg:grid-cols-[3fr_2fr]">
        <section aria-labelledby="how">
          <h2 id="how" className="text-head">
            {t('how')}
          </h2>
          <dl className="mt-3 max-w-(--measure)">
            {steps.map(({ title, more }) => (
              <div key={title} className="grid gap-x-6 border-line border-t py-3 sm:grid-cols-[8em_1fr]">
                <dt className="font-semibold">{title}</dt>
                <dd className="text-ink-soft">{more}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="teachers">
          <h2 id="teachers" className="text-head">
            {t('teachers')}
          </h2>
          <ul className="mt-3 max-w-(--measure)">
            {promises.map((promise) => (
              <li key={promise} className="border-line border-t py-3 text-ink-soft">
                {promise}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
