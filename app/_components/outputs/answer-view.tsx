'use client';

import { useTranslations } from 'use-intl';
import { certaintyOf } from '@/lib/demos/certainty';
import { percent } from '@/lib/demos/percent';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { LabelWord } from './label-word';
import { ProbabilityBars } from './probability-bars';

interface AnswerViewProps {
  /** Absent: nothing has been answered yet; the same space is kept. */
  answer?: ReviewAnswer;
  /** Waiting for a newer answer: this one is dimmed and named as the previous one. */
  stale: boolean;
  /** Probability of positive before words were left out. */
  before?: number;
}

/** The answer in words, how sure it is in words, and the probabilities drawn. Its height never changes. */
export function AnswerView({ answer, stale, before }: AnswerViewProps) {
  const t = useTranslations('review');
  const probability = answer && (answer.label === 'positive' ? answer.positive : 1 - answer.positive);
  const certainty = probability === undefined ? undefined : certaintyOf(probability);
  return (
    <div className="@container">
      <div className="flex items-baseline justify-between">
        <h2 className="font-semibold text-lead">{t('answer')}</h2>
        {stale && answer && <p className="stale-tag text-ink-soft text-note">{t('stale')}</p>}
      </div>
      <div className="settles" data-stale={stale}>
        <div className="min-h-[calc(var(--size-display)*1.2+var(--size-body)*1.65+0.25rem)]">
          {answer && probability !== undefined && certainty ? (
            <>
              <p className="answer-words flex items-center gap-x-[0.4em]">
                <LabelWord label={answer.label} word={t(answer.label)} />
                <span className="numeric font-bold">{t('percent', { value: percent(probability) })}</span>
              </p>
              <p>
                <strong>{t(certainty)}</strong> <span className="text-ink-soft text-note">{t(`${certainty}More`)}</span>
              </p>
            </>
          ) : (
            <p className="text-ink-soft">{stale ? t('analysing') : t('answerIdle')}</p>
          )}
        </div>
        <ProbabilityBars
          words={{ positive: t('positive'), negative: t('negative'), half: t('half') }}
          {...(answer ? { positive: answer.positive } : {})}
          {...(before === undefined ? {} : { before })}
        />
      </div>
    </div>
  );
}
