'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Announcement } from '@/app/_components/outputs/announcement';
import { percent } from '@/lib/demos/percent';
import type { SignatureAnswer } from '@/lib/demos/signature-answer';
import { type OutputView, outputViews } from '@/lib/demos/signature-output-view';
import { OutputItem } from './output-item';

interface AnswerOutputsProps {
  answer: SignatureAnswer;
  /** Something was changed since, or a newer answer is waited for. */
  stale: boolean;
}

/** Every output of an answer, each drawn by its kind; the likeliest label, or that there is an answer, is read out. */
export function AnswerOutputs({ answer, stale }: AnswerOutputsProps) {
  const t = useTranslations('signature-form');
  const views = useMemo(() => outputViews(answer), [answer]);
  return (
    <>
      <div className="settles" data-stale={stale}>
        {views.length === 0 && <p className="text-ink-soft">{t('noOutputs')}</p>}
        {views.map((view) => (
          <OutputItem key={view.name} view={view} stale={stale} />
        ))}
      </div>
      <Announcement text={stale ? '' : (bestLabel(views, t) ?? t('announceDone'))} />
    </>
  );
}

function bestLabel(
  views: readonly OutputView[],
  t: ReturnType<typeof useTranslations<'signature-form'>>,
): string | undefined {
  for (const { shown } of views) {
    const [best] = shown.kind === 'shares' ? shown.shares : [];
    if (best) return t('announceShares', { label: best.label, value: percent(best.share) });
  }
  return undefined;
}
