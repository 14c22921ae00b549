'use client';

import { useTranslations } from 'use-intl';
import { LabelBars } from '@/app/_components/outputs/label-bars';
import { Specimen } from '@/app/styleguide/specimen';

const two = [
  { label: 'positive', share: 0.962 },
  { label: 'negative', share: 0.038 },
];

const many = [
  { label: '기쁨', share: 0.52 },
  { label: '설렘', share: 0.21 },
  { label: '아주 긴 이름을 가진 분류', share: 0.11 },
  { label: '평온', share: 0.08 },
  { label: '놀람', share: 0.04 },
  { label: '슬픔', share: 0.02 },
  { label: '분노', share: 0.015 },
  { label: '지루함', share: 0.005 },
];

/** What a model answers that nobody made a page for. */
export function LabelsSection() {
  const t = useTranslations('styleguide');
  return (
    <>
      <Specimen name={t('stateReady')}>
        <LabelBars shares={two} stale={false} />
      </Specimen>
      <Specimen name={t('stateWorking')}>
        <LabelBars shares={two} stale />
      </Specimen>
      <Specimen name={t('stateManyLabels')}>
        <LabelBars shares={many} stale={false} />
      </Specimen>
    </>
  );
}
