'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ModelReasons } from '@/app/_components/outputs/why-panel';
import { WhyView } from '@/app/_components/outputs/why-view';
import { Specimen } from '@/app/styleguide/specimen';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { estimatedAnswer, gladAnswer, strangeAnswer } from './sample-answers';

export function WhySection() {
  const t = useTranslations('styleguide');
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set([1]));
  const view = { onLeaveOut: ignore, onRestore: ignore };
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <WhyView {...view} reasons={[{ model: 'fast', leftOut: none, stale: false }]} />
      </Specimen>
      <Specimen name={t('stateReady')}>
        <WhyView {...view} reasons={[of(gladAnswer)]} />
      </Specimen>
      <Specimen name={t('stateLeftOut')}>
        <WhyView
          reasons={[{ ...of(gladAnswer), leftOut }]}
          onLeaveOut={(_, next) => setLeftOut(next)}
          onRestore={() => setLeftOut(none)}
        />
      </Specimen>
      <Specimen name={t('stateWorking')}>
        <WhyView {...view} reasons={[{ ...of(gladAnswer), stale: true }]} />
      </Specimen>
      <Specimen name={t('stateUnknown')}>
        <WhyView {...view} reasons={[of(strangeAnswer)]} />
      </Specimen>
      <Specimen name={t('statePair')}>
        <WhyView {...view} reasons={[of(gladAnswer), of(estimatedAnswer, 'accurate')]} />
      </Specimen>
      <Specimen name={t('stateEstimated')}>
        <WhyView {...view} reasons={[of(estimatedAnswer, 'accurate')]} />
        <WhyView {...view} reasons={[{ model: 'accurate', leftOut: none, stale: false }]} />
        <WhyView {...view} reasons={[{ model: 'accurate', leftOut: none, stale: false, progress: 'working' }]} />
        <WhyView {...view} reasons={[{ model: 'accurate', leftOut: none, stale: false, progress: 'failed' }]} />
      </Specimen>
    </>
  );
}

const none: ReadonlySet<number> = new Set();
const ignore = () => {};

function of({ explanation }: ReviewAnswer, model: ModelReasons['model'] = 'fast'): ModelReasons {
  return { model, leftOut: none, stale: false, ...(explanation ? { explanation } : {}) };
}
