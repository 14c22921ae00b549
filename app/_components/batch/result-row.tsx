'use client';

import { useTranslations } from 'use-intl';
import { LabelWord } from '@/app/_components/outputs/label-word';
import { certaintyOf } from '@/lib/demos/certainty';
import { percent } from '@/lib/demos/percent';
import { labelOf, type RowStatus } from './batch-rows';

interface ResultRowProps {
  /** Counted from 1, as people do. */
  number: number;
  text: string;
  status: RowStatus;
  positive: number;
}

export const statusWords = {
  done: 'statusDone',
  waiting: 'statusWaiting',
  empty: 'statusEmpty',
  too_long: 'statusTooLong',
  failed: 'statusFailed',
} as const;

export function ResultRow({ number, text, status, positive }: ResultRowProps) {
  const t = useTranslations('batch');
  return (
    <tr className="h-[3em] border-line border-b align-middle">
      <td className="numeric py-1 pr-2 text-right text-ink-soft text-note">{number}</td>
      <th scope="row" lang="ko" className="px-2 py-0.5 text-left font-normal leading-tight">
        <bdi className="line-clamp-2">{text}</bdi>
      </th>
      {status === 'done' ? (
        <>
          <td className="px-2 py-0.5 leading-tight">
            <span className="flex flex-wrap items-center gap-x-2">
              <LabelWord label={labelOf(positive)} word={t(labelOf(positive))} />
              {certaintyOf(positive) === 'unsure' && (
                <span className="text-ink-soft text-note leading-tight">{t('unsure')}</span>
              )}
            </span>
          </td>
          <td className="py-1 pl-2">
            <span className="flex items-center justify-end gap-2">
              <MiniBar positive={positive} />
              <span className="numeric w-[4.2em] whitespace-nowrap text-right">{percent(positive)} %</span>
            </span>
          </td>
        </>
      ) : (
        <td
          colSpan={2}
          className={`px-2 py-1 text-note ${status === 'waiting' ? 'text-ink-soft' : 'font-semibold text-alert'}`}
        >
          {t(statusWords[status])}
        </td>
      )}
    </tr>
  );
}

/** The probability on the fixed axis from 0 to 100 % with its half-way line, beside the number that says it. */
function MiniBar({ positive }: { positive: number }) {
  const side = labelOf(positive);
  return (
    <svg
      aria-hidden="true"
      className="hidden h-3 w-14 shrink-0 sm:block"
      viewBox="0 0 56 12"
      preserveAspectRatio="none"
    >
      <rect x="0.5" y="2.5" width="55" height="7" className="fill-sheet stroke-edge" />
      <rect
        x="1"
        y="3"
        width={54 * positive}
        height="6"
        className={side === 'positive' ? 'fill-positive' : 'fill-negative'}
      />
      <line x1="28" x2="28" y1="0" y2="12" className="stroke-ink" />
    </svg>
  );
}
