'use client';

import { useTranslations } from 'use-intl';
import { certaintyOf } from '@/lib/demos/certainty';
import { percent } from '@/lib/demos/percent';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { LabelWord } from './label-word';
import { LoadingLine } from './loading-line';
import { ProbabilityBars } from './probability-bars';

interface AnswerViewProps {
  /** Who answers. */
  model: 'fast' | 'accurate';
  /** Absent: nothing has been answered yet; the same space is kept. */
  answer?: ReviewAnswer;
  /** How long the answer took. */
  ms?: number;
  /** Waiting for a newer answer: this one is dimmed and named as the previous one. */
  stale: boolean;
  /** The server still loads the model. */
  loading?: boolean;
  /** Probability of positive before words were left out. */
  before?: number;
  /** What stands there while nothing has been asked. */
  idle?: string;
}

/**
 * One model's answer in words, how sure it is in words, and the probabilities drawn. Its height never changes, so two
 * of them stand level.
 */
export function AnswerView({ model, answer, ms, stale, loading = false, before, idle = '' }: AnswerViewProps) {
  const t = useTranslations('review');
  const names = useTranslations('models');
  const probability = answer && (answer.label === 'positive' ? answer.positive : 1 - answer.positive);
  const certainty = probability === undefined ? undefined : certaintyOf(probability);
  return (
    <section aria-label={names(model)} className="@container min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-line border-b text-note">
        <h3 className="font-semibold">{names(model)}</h3>
        <p className="numeric text-ink-soft">
          {stale && answer ? (
            <span className="stale-tag">{t('stale')}</span>
          ) : (
            ms !== undefined && names('took', { ms: Math.max(1, Math.round(ms)) })
          )}
          {'\u200b'}
        </p>
      </div>
      <div className="settles pt-2" data-stale={stale}>
        <div className="min-h-[calc(var(--size-display)*1.2+var(--size-body)*1.65+0.25rem)]">
          {loading ? (
            <LoadingLine name={names(model)} />
          ) : answer && probability !== undefined && certainty ? (
            <>
              <p className="answer-words flex items-center gap-x-[0.4em]">
                <LabelWord label={answer.label} word={t(answer.label)} />
                <span className="numeric font-bold">{t('percent', { value: percent(probability) })}</span>
              </p>
              <p>
                <strong>{t(certainty)}</strong>{' '}
                <span className="answer-more text-ink-soft text-note">{t(`${certainty}More`)}</span>
              </p>
            </>
          ) : (
            <p className="text-ink-soft">{stale ? t('analysing') : idle}</p>
          )}
        </div>
        <ProbabilityBars
          words={{ positive: t('positive'), negative: t('negative'), half: t('half') }}
          {...(answer ? { positive: answer.positive } : {})}
          {...(before === undefined ? {} : { before })}
        />
      </div>
    </section>
  );
}
