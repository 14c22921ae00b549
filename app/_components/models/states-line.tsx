import { translator } from '@/app/_i18n/translator';
import type { ListedModel } from '@/app/_models/model-list';
import { statesMark } from '@/app/_models/states-mark';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { LiveStates } from './live-states';

/** Says that the states follow, and keeps them following. */
export async function StatesLine({ models }: { models: readonly ListedModel[] }) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const said = models.flatMap(({ title, versions }) =>
    versions.map(({ version, state, resting }) =>
      t('said', { title: title[locale], version, state: resting ? t('resting') : t(`states.${state}`) }),
    ),
  );
  return (
    <LiveStates
      // In another language every sentence is new, and none of them news.
      key={locale}
      mark={statesMark()}
      said={said}
      words={{ still: t('liveStill'), live: t('live'), lost: t('liveLost') }}
    />
  );
}
