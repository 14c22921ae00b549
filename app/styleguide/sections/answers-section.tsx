'use client';

import { useTranslations } from 'use-intl';
import { AnswerSkeleton } from '@/app/_components/outputs/answer-skeleton';
import { AnswerView } from '@/app/_components/outputs/answer-view';
import { Specimen } from '@/app/styleguide/specimen';
import { gladAnswer, strangeAnswer, unsureAnswer } from './sample-answers';

export function AnswersSection() {
  const t = useTranslations('styleguide');
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <AnswerView stale={false} />
      </Specimen>
      <Specimen name={t('stateReady')}>
        <AnswerView stale={false} answer={gladAnswer} />
      </Specimen>
      <Specimen name={t('stateUnsure')}>
        <AnswerView stale={false} answer={unsureAnswer} />
      </Specimen>
      <Specimen name={t('stateUnknown')}>
        <AnswerView stale={false} answer={strangeAnswer} />
      </Specimen>
      <Specimen name={t('stateWorking')}>
        <AnswerView stale answer={gladAnswer} />
      </Specimen>
      <Specimen name={t('stateLeftOut')}>
        <AnswerView stale={false} answer={unsureAnswer} before={gladAnswer.positive} />
      </Specimen>
      <Specimen name={t('stateLoading')}>
        <AnswerSkeleton />
      </Specimen>
    </>
  );
}
