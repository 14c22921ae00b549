'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { WhyView } from '@/app/_components/outputs/why-view';
import { Specimen } from '@/app/styleguide/specimen';
import { gladAnswer, strangeAnswer } from './sample-answers';

export function WhySection() {
  const t = useTranslations('styleguide');
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set([1]));
  const view = { leftOut: none, onLeaveOut: () => {}, stale: false };
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <WhyView {...view} />
      </Specimen>
      {gladAnswer.explanation && (
        <>
          <Specimen name={t('stateReady')}>
            <WhyView {...view} explanation={gladAnswer.explanation} />
          </Specimen>
          <Specimen name={t('stateLeftOut')}>
            <WhyView {...view} explanation={gladAnswer.explanation} leftOut={leftOut} onLeaveOut={setLeftOut} />
          </Specimen>
          <Specimen name={t('stateWorking')}>
            <WhyView {...view} explanation={gladAnswer.explanation} stale />
          </Specimen>
        </>
      )}
      {strangeAnswer.explanation && (
        <Specimen name={t('stateUnknown')}>
          <WhyView {...view} explanation={strangeAnswer.explanation} />
        </Specimen>
      )}
    </>
  );
}

const none: ReadonlySet<number> = new Set();
