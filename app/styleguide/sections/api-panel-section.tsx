'use client';

import { useTranslations } from 'use-intl';
import { ApiPanel } from '@/app/_components/api-panel/api-panel';
import { Specimen } from '@/app/styleguide/specimen';

export function ApiPanelSection() {
  const t = useTranslations('styleguide');
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <ApiPanel text="" choice="both" open />
      </Specimen>
      <Specimen name={t('stateFilled')}>
        <ApiPanel text={'그는 "최고"라고 했다.\n나도 \'그래\'라고 했다. C:\\영화'} choice="accurate" open />
      </Specimen>
      <Specimen name={t('stateFolded')}>
        <ApiPanel text="" choice="fast" />
      </Specimen>
    </>
  );
}
