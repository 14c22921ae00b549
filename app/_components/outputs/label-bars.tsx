'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import type { LabelShare } from '@/lib/demos/label-shares';
import { percent } from '@/lib/demos/percent';

interface LabelBarsProps {
  /** The likeliest first. */
  shares: readonly LabelShare[];
  stale: boolean;
}

/** More labels than this are folded away. */
const shownAtOnce = 5;

/** Every label with its probability on one fixed axis from 0 to 100 %, the likeliest first and in large type. */
export function LabelBars({ shares, stale }: LabelBarsProps) {
  const t = useTranslations('text-model');
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? shares : shares.slice(0, shownAtOnce);
  const hidden = shares.length - shown.length;
  const [best] = shares;
  return (
    <div className="settles" data-stale={stale}>
      {best && (
        <p className="mb-3 flex flex-wrap items-baseline gap-x-[0.4em] font-bold text-title">
          <span>{best.label}</span>
          <span className="numeric">{percent(best.share)} %</span>
        </p>
      )}
      <table className="w-full table-fixed text-note">
        <caption className="sr-only">{t('tableCaption')}</caption>
        <colgroup>
          <col className="w-[9em]" />
          <col />
          <col className="w-[4.5em]" />
        </colgroup>
        <tbody>
          {shown.map(({ label, share }, index) => (
            <tr key={label}>
              <th scope="row" className={`py-1 pr-3 text-left ${index === 0 ? '' : 'font-normal'}`}>
                {label}
              </th>
              <td aria-hidden="true" className="relative">
                <span className="absolute inset-x-0 top-[calc(50%-0.75em)] h-[1.5em] border-edge border-x bg-sheet">
                  <span
                    className={`probability-bar ${index === 0 ? 'first' : 'unknown'}`}
                    style={{ width: `${share * 100}%` }}
                  />
                </span>
              </td>
              <td className="whitespace-nowrap text-right font-semibold">{percent(share)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shares.length > shownAtOnce && (
        <Button look="quiet" className="-ml-4" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('fold') : t('showRest', { count: hidden })}
        </Button>
      )}
    </div>
  );
}
