'use client';

import { useTranslations } from 'use-intl';
import { LabelWord } from '@/app/_components/outputs/label-word';
import type { BatchTally } from './batch-rows';

/** How many reviews are 긍정 and 부정, and how many of them are hard to call. */
export function TallyLine({ tally }: { tally: BatchTally }) {
  const t = useTranslations('batch');
  return (
    <dl className="flex flex-wrap items-center gap-x-8 gap-y-2">
      {(['positive', 'negative'] as const).map((label) => (
        <div key={label} className="flex items-center gap-2 text-head">
          <dt className="flex">
            <LabelWord label={label} word={t(label)} />
          </dt>
          <dd className="numeric font-bold">{t('tally', { count: tally[label] })}</dd>
        </div>
      ))}
      <div>
        <dt className="sr-only">{t('unsure')}</dt>
        <dd className="numeric text-ink-soft">{t('unsureOf', { count: tally.unsure })}</dd>
      </div>
    </dl>
  );
}
