'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SignatureAnswer } from '@/lib/demos/signature-answer';

/** What draws outputs comes to the browser with the first answer. */
const AnswerOutputs = dynamic(() => import('./answer-outputs').then((module) => module.AnswerOutputs));

interface SignatureAnswerViewProps {
  answer: SignatureAnswer | undefined;
  /** Something was changed since, or a newer answer is waited for. */
  stale: boolean;
  /** Stands in the place of who answered, while an answer is waited for. */
  waiting: ReactNode;
}

/** What a model answered: who, how fast, and every output. The same place whether there is an answer or not. */
export function SignatureAnswerView({ answer, stale, waiting }: SignatureAnswerViewProps) {
  const t = useTranslations('signature-form');
  return (
    <section aria-label={t('answer')} aria-busy={waiting !== undefined} className="min-w-0">
      <div className="flex items-baseline justify-between">
        <h2 className="font-semibold text-lead">{t('answer')}</h2>
        {stale && answer && <p className="stale-tag text-ink-soft text-note">{t('stale')}</p>}
      </div>
      <div className="flex min-h-11 items-center">
        {waiting ??
          (answer ? (
            <p className="numeric text-ink-soft text-note">
              {t('answeredBy', { model: answer.model, version: String(answer.version), ms: msText(answer.ms) })}
            </p>
          ) : (
            <p className="text-ink-soft">{t('idle')}</p>
          ))}
      </div>
      {answer && <AnswerOutputs answer={answer} stale={stale} />}
    </section>
  );
}

/** Milliseconds as they are felt: tenths below ten, whole ones above. */
function msText(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
}
