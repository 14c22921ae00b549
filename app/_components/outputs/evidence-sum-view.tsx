'use client';

import { useTranslations } from 'use-intl';
import { type EvidenceSum, roundedSum, sumSteps } from '@/lib/demos/evidence-sum';
import { signed } from '@/lib/demos/signed';

interface EvidenceSumViewProps {
  /** Of the words that are not left out. */
  sum: EvidenceSum;
  /** Of all words: the axis is made for it, so that it stays where it is while words are left out. */
  whole: EvidenceSum;
  approximate: boolean;
}

/**
 * Start, push to either side, total: bars that begin where the one before ended, with numbers that add up as they are
 * read. Where words were weighed by estimate, what they only say together stands between them and the total. A real
 * table, with bars in it.
 */
export function EvidenceSumView({ sum, whole, approximate }: EvidenceSumViewProps) {
  const t = useTranslations('review');
  const steps = sumSteps(sum, reachOf(whole));
  const shown = roundedSum(sum);
  const rows = [
    { name: t('sumStart'), weight: shown.bias, step: steps.bias, look: 'unknown' },
    { name: `▲ ${t('sumTowards')}`, weight: shown.towards, step: steps.towards, look: 'positive' },
    { name: `▼ ${t('sumAgainst')}`, weight: shown.against, step: steps.against, look: 'negative' },
    ...(approximate
      ? [{ name: t('sumTogether'), weight: shown.together, step: steps.together, look: 'unknown' } as const]
      : []),
    { name: t('sumTotal'), weight: shown.total, step: steps.total, look: sum.total >= 0 ? 'positive' : 'negative' },
  ] as const;
  return (
    <div className="mt-2 text-note">
      <table className="w-full table-fixed">
        <caption className="sr-only">{t('sum')}</caption>
        <colgroup>
          <col className="w-[9.5em]" />
          <col />
          <col className="w-[4em]" />
        </colgroup>
        <tbody>
          {rows.map(({ name, weight, step, look }, index) => (
            <tr key={name} className={index === rows.length - 1 ? 'border-ink border-t font-bold' : ''}>
              <th scope="row" className="text-left [overflow-wrap:normal]">
                {name}
              </th>
              <td aria-hidden="true" className="relative h-[1.6em]">
                <span className="absolute inset-y-0 border-edge border-l" style={{ left: `${steps.zero * 100}%` }} />
                <span
                  className={`sum-bar ${look}`}
                  style={{
                    left: `${Math.min(step.from, step.to) * 100}%`,
                    width: `max(2px, ${Math.abs(step.to - step.from) * 100}%)`,
                  }}
                />
              </td>
              <td className="whitespace-nowrap text-right">{signed(weight)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-ink-soft">
        {t('sumNote')} {approximate && t('sumTogetherNote')}
      </p>
    </div>
  );
}

/** The farthest that the axis must reach to either side. */
function reachOf({ bias, towards, against, total }: EvidenceSum): number {
  return Math.max(bias + towards, -(bias + against), Math.abs(total), 1);
}
