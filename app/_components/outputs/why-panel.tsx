'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { evidenceSum } from '@/lib/demos/evidence-sum';
import type { Explanation } from '@/lib/serving/handler';
import { EvidenceSumView } from './evidence-sum-view';
import { EvidenceTable } from './evidence-table';
import { EvidenceWords } from './evidence-words';

/** What is known of why a model answered as it did. */
export interface ModelReasons {
  readonly model: 'fast' | 'accurate';
  /** Of the whole text. Absent: nothing has been asked yet; the same space is kept. */
  readonly explanation?: Explanation;
  readonly leftOut: ReadonlySet<number>;
  /** What the model says of the text without the words that are left out: ln(P(positive) / P(negative)). */
  readonly logOdds?: number;
  readonly stale: boolean;
  /** How far the reasons are that come after the answer. */
  readonly progress?: 'working' | 'failed';
}

interface WhyPanelProps extends ModelReasons {
  onLeaveOut: (leftOut: ReadonlySet<number>) => void;
  onAgain: (() => void) | undefined;
}

/** One model's words with their weights, their sum, and the same as a table. */
export function WhyPanel(props: WhyPanelProps) {
  const { model, explanation, leftOut, logOdds, stale, progress, onLeaveOut, onAgain } = props;
  const t = useTranslations('review');
  const names = useTranslations('models');

  function toggle(index: number) {
    const next = new Set(leftOut);
    if (!next.delete(index)) next.add(index);
    onLeaveOut(next);
  }

  if (progress === 'failed') {
    return (
      <div className="h-42 border-line border-t pt-3 text-ink-soft">
        <p className="mb-2">{names('whyFailed')}</p>
        <Button onClick={onAgain}>{t('retry')}</Button>
      </div>
    );
  }
  if (!explanation) {
    let words = t('whyIdle');
    if (progress === 'working') words = names('whyWorking');
    else if (model === 'accurate') words = names('whyLater');
    return <p className="h-42 border-line border-t pt-3 text-ink-soft">{words}</p>;
  }
  return (
    <div className="settles" data-stale={stale}>
      <EvidenceWords explanation={explanation} leftOut={leftOut} onToggle={toggle} />
      <EvidenceSumView
        sum={evidenceSum(explanation, leftOut, logOdds)}
        whole={evidenceSum(explanation, none)}
        approximate={explanation.kind === 'approximate'}
      />
      <EvidenceTable explanation={explanation} leftOut={leftOut} />
    </div>
  );
}

const none: ReadonlySet<number> = new Set();
