'use client';

import { useTranslations } from 'use-intl';
import { AgreementLine } from '@/app/_components/outputs/agreement-line';
import { AnswerSkeleton } from '@/app/_components/outputs/answer-skeleton';
import { AnswerView } from '@/app/_components/outputs/answer-view';
import { Specimen } from '@/app/styleguide/specimen';
import { gladAnswer, strangeAnswer, unsureAnswer } from './sample-answers';

export function AnswersSection() {
  const t = useTranslations('styleguide');
  const r = useTranslations('review');
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <AnswerView model="fast" stale={false} idle={r('answerIdle')} />
      </Specimen>
      <Specimen name={t('stateReady')}>
        <AnswerView model="fast" stale={false} answer={gladAnswer} ms={2.6} />
      </Specimen>
      <Specimen name={t('stateUnsure')}>
        <AnswerView model="fast" stale={false} ms={1234.5} answer={unsureAnswer} />
      </Specimen>
      <Specimen name={t('stateUnknown')}>
        <AnswerView model="fast" stale={false} ms={1234.5} answer={strangeAnswer} />
      </Specimen>
      <Specimen name={t('stateWorking')}>
        <AnswerView model="accurate" stale answer={gladAnswer} />
      </Specimen>
      <Specimen name={t('stateLeftOut')}>
        <AnswerView model="fast" stale={false} ms={1234.5} answer={unsureAnswer} before={gladAnswer.positive} />
      </Specimen>
      <Specimen name={t('statePair')}>
        <div className="answer-pair">
          <div className="two">
            <AnswerView model="fast" stale={false} answer={unsureAnswer} ms={3} />
            <AnswerView model="accurate" stale={false} answer={gladAnswer} ms={14} />
          </div>
        </div>
        <AgreementLine agree={false} />
        <AgreementLine agree />
      </Specimen>
      <Specimen name={t('stateLoading')}>
        <AnswerView model="accurate" stale={false} loading />
        <AnswerSkeleton />
      </Specimen>
    </>
  );
}
