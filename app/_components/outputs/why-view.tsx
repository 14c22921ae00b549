'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { evidenceSum } from '@/lib/demos/evidence-sum';
import type { Explanation } from '@/lib/serving/handler';
import { EvidenceSumView } from './evidence-sum-view';
import { EvidenceTable } from './evidence-table';
import { EvidenceWords } from './evidence-words';

interface WhyViewProps {
  /** Of the whole text. Absent: nothing has been asked yet; the same space is kept. */
  explanation?: Explanation;
  leftOut: ReadonlySet<number>;
  onLeaveOut: (leftOut: ReadonlySet<number>) => void;
  stale: boolean;
}

/** Why the answer came out: the words with their weights, their sum, and the same as a table. */
export function WhyView({ explanation, leftOut, onLeaveOut, stale }: WhyViewProps) {
  const t = useTranslations('review');

  function toggle(index: number) {
    const next = new Set(leftOut);
    if (!next.delete(index)) next.add(index);
    onLeaveOut(next);
  }

  return (
    <div className="mt-3">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4">
        <h2 className="font-semibold text-lead">{t('why')}</h2>
        {leftOut.size > 0 ? (
          <Button look="quiet" className="-mr-4" onClick={() => onLeaveOut(new Set())}>
            {t('restore')}
          </Button>
        ) : (
          <p className="text-ink-soft text-note">{explanation ? t('whyHow') : ''}</p>
        )}
      </div>
      <div className="settles" data-stale={stale}>
        {explanation ? (
          <>
            <EvidenceWords explanation={explanation} leftOut={leftOut} onToggle={toggle} />
            <EvidenceSumView
              sum={evidenceSum(explanation, leftOut)}
              whole={evidenceSum(explanation, none)}
              approximate={explanation.kind === 'approximate'}
            />
            <EvidenceTable explanation={explanation} leftOut={leftOut} />
          </>
        ) : (
          <p className="h-42 border-line border-t pt-3 text-ink-soft">{t('whyIdle')}</p>
        )}
      </div>
    </div>
  );
}

const none: ReadonlySet<number> = new Set();
