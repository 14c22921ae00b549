'use client';

import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { unsureFrom, unsureTo } from '@/lib/demos/certainty';
import { histogram } from '@/lib/table/histogram';
import type { BatchTally } from './batch-rows';

interface ProbabilityHistogramProps {
  /** Probability of positive; NaN for rows without an answer. */
  positives: Float64Array;
  tally: BatchTally;
}

const bins = 10;
/** Heights in the chart's own type size, so that it grows with the projector mode. */
const barsTopEm = 3.2;
const barsBottomEm = 12;

/** How many reviews lie where between 부정 (0 %) and 긍정 (100 %), with a table that says the same. */
export function ProbabilityHistogram({ positives, tally }: ProbabilityHistogramProps) {
  const t = useTranslations('batch');
  const format = useFormatter();
  const hatch = useId();
  const counts = histogram(positives, bins);
  const most = Math.max(1, ...counts);

  return (
    <figure>
      <figcaption className="mb-2 font-semibold text-lead">{t('chartTitle')}</figcaption>
      <svg aria-hidden="true" width="100%" height="15em" className="block overflow-visible text-note">
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="fill-negative-wash" />
            <rect width="2.5" height="6" className="fill-negative" />
          </pattern>
        </defs>
        <rect
          x={percentOf(unsureFrom)}
          width={percentOf(unsureTo - unsureFrom)}
          y="0"
          height={em(barsBottomEm)}
          className="fill-unknown-wash"
        />
        <text x="50%" y="1.3em" textAnchor="middle" className="fill-ink-soft">
          {t('unsure')}
        </text>
        {counts.map((count, bin) => {
          const heightEm = (count / most) * (barsBottomEm - barsTopEm);
          const positive = bin >= bins / 2;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the axis.
            <g key={bin}>
              <rect
                x={percentOf((bin + 0.06) / bins)}
                width={percentOf(0.88 / bins)}
                y={em(barsBottomEm - heightEm)}
                height={em(heightEm)}
                strokeWidth={count > 0 ? 1 : 0}
                className={positive ? 'stroke-positive' : 'stroke-negative'}
                fill={positive ? 'var(--positive)' : `url(#${hatch})`}
              />
              {count > 0 && (
                <text
                  x={percentOf((bin + 0.5) / bins)}
                  y={em(barsBottomEm - heightEm - 0.4)}
                  textAnchor="middle"
                  className="numeric fill-ink"
                >
                  {format.number(count, count < 10_000 ? undefined : { notation: 'compact', maximumFractionDigits: 1 })}
                </text>
              )}
            </g>
          );
        })}
        <line x1="50%" x2="50%" y1="1.8em" y2={em(barsBottomEm)} className="stroke-ink-soft" strokeDasharray="3 3" />
        <line x1="0" x2="100%" y1={em(barsBottomEm)} y2={em(barsBottomEm)} className="stroke-ink" strokeWidth="1.5" />
        <text x="0" y="13.5em" className="fill-ink-soft">
          0 %
        </text>
        <text x="50%" y="13.5em" textAnchor="middle" className="fill-ink-soft">
          50 %
        </text>
        <text x="100%" y="13.5em" textAnchor="end" className="fill-ink-soft">
          100 %
        </text>
        <text x="25%" y="13.5em" textAnchor="middle" className="fill-negative font-semibold">
          ▼ {t('negative')}
        </text>
        <text x="75%" y="13.5em" textAnchor="middle" className="fill-positive font-semibold">
          ▲ {t('positive')}
        </text>
      </svg>
      <div className="sr-only">
        <p>{t('chartSummary', { positive: tally.positive, negative: tally.negative, unsure: tally.unsure })}</p>
        <table>
          <caption>{t('chartTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('chartRangeTitle')}</th>
              <th scope="col">{t('chartCountTitle')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map((count, bin) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the axis.
              <tr key={bin}>
                <th scope="row">{t('chartRange', { from: bin * 10, to: bin * 10 + 10 })}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function percentOf(share: number): string {
  return `${share * 100}%`;
}

function em(height: number): string {
  return `${height}em`;
}
