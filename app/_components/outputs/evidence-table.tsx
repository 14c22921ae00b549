'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { signed } from '@/lib/demos/signed';
import type { Explanation } from '@/lib/serving/handler';

interface EvidenceTableProps {
  explanation: Explanation;
  leftOut: ReadonlySet<number>;
}

/** The words and weights as a table: the twin of the coloured text. Its rows are made only when it is opened. */
export function EvidenceTable({ explanation, leftOut }: EvidenceTableProps) {
  const t = useTranslations('review');
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-11 content-center text-note underline-offset-4 hover:text-pencil hover:underline">
        {t('table')}
      </summary>
      {open && (
        <table className="w-full text-left text-note">
          <caption className="sr-only">{t('tableCaption')}</caption>
          <thead>
            <tr className="border-ink border-b">
              <th scope="col" className="py-1 pr-3">
                {t('tableWord')}
              </th>
              <th scope="col" className="pr-3">
                {t('tableSide')}
              </th>
              <th scope="col" className="pr-3 text-right">
                {t('tableWeight')}
              </th>
              <th scope="col">{t('tableState')}</th>
            </tr>
          </thead>
          <tbody>
            {explanation.tokens.map(({ start, end, known, weight }, index) => (
              <tr key={start} className="border-line border-b">
                <th scope="row" lang="ko" className="py-1 pr-3">
                  {explanation.text.slice(start, end)}
                </th>
                <td className="pr-3">{known ? t(sideOf(weight)) : t('unknown')}</td>
                <td className="pr-3 text-right">{signed(weight)}</td>
                <td>{leftOut.has(index) ? t('stateOut') : t('stateIn')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function sideOf(weight: number): 'sideTowards' | 'sideAgainst' | 'sideNone' {
  if (weight > 0) return 'sideTowards';
  return weight < 0 ? 'sideAgainst' : 'sideNone';
}
