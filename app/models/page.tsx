import type { Metadata } from 'next';
import { ModelEntry } from '@/app/_components/models/model-entry';
import { RefusedNotice } from '@/app/_components/models/refused-notice';
import { StatesLine } from '@/app/_components/models/states-line';
import { translator } from '@/app/_i18n/translator';
import { listModels, refusedConfiguration } from '@/app/_models/model-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('models-page');
  return { title: t('title'), description: t('lead') };
}

/** Every model of this server, with its versions as they are now. */
export default async function ModelsPage() {
  const t = await translator('models-page');
  const models = listModels();
  return (
    <>
      <h1 className="text-title">{t('title')}</h1>
      <p className="mt-1 max-w-(--measure)">{t('lead')}</p>
      <StatesLine models={models} />
      <RefusedNotice refused={refusedConfiguration()} />
      {models.length === 0 ? (
        <p className="mt-6">{t('none')}</p>
      ) : (
        <ul className="mt-4 border-ink border-t-2">
          {models.map((model) => (
            <ModelEntry key={model.name} model={model} />
          ))}
        </ul>
      )}
    </>
  );
}
