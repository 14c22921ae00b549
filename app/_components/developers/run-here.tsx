'use client';

import { RotateCcw, Send } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Notice } from '@/app/_components/outputs/notice';
import { AnswerText } from './answer-text';
import { type ShownAnswer, sendRequest } from './send-request';

interface RunHereProps {
  method: 'get' | 'post';
  path: string;
  /** The body as it stands in the box, with what changes it; absent where nothing is sent. */
  body?: { readonly text: string; readonly isJson: boolean; onText(text: string): void; onReset(): void };
}

type Outcome = { readonly kind: 'answer'; readonly answer: ShownAnswer } | { readonly kind: 'unreachable' };

/** Sends the request from this page to this server, and shows what comes back as it is: failures too. */
export function RunHere({ method, path, body }: RunHereProps) {
  const t = useTranslations('developers');
  const id = useId();
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  const [sending, setSending] = useState<AbortController | undefined>();
  const latest = useRef<AbortController | undefined>(undefined);

  useEffect(() => () => latest.current?.abort(), []);

  async function onSend() {
    latest.current?.abort();
    const controller = new AbortController();
    latest.current = controller;
    setSending(controller);
    const next = await sendRequest(method, path, body?.text ?? '', controller.signal).then(
      (answer): Outcome => ({ kind: 'answer', answer }),
      (): Outcome => ({ kind: 'unreachable' }),
    );
    // A later press has its own answer coming.
    if (latest.current !== controller) return;
    setSending(undefined);
    setOutcome(next);
  }

  return (
    <div className="grid gap-3">
      {body && (
        <div>
          <label htmlFor={`${id}-body`} className="mb-1 block font-semibold text-note">
            {t('body')}
          </label>
          <textarea
            id={`${id}-body`}
            value={body.text}
            onChange={(event) => body.onText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
            }}
            rows={Math.min(12, Math.max(3, body.text.split('\n').length + 1))}
            spellCheck={false}
            translate="no"
            aria-describedby={`${id}-note`}
            className={`block w-full resize-y rounded-md border bg-sheet px-4 py-3 font-mono text-note leading-relaxed ${body.isJson ? 'border-edge' : 'border-alert border-2'}`}
          />
          <p
            id={`${id}-note`}
            className={`mt-1 text-note ${body.isJson ? 'text-ink-soft' : 'font-semibold text-alert'}`}
          >
            {body.isJson ? t('bodyNote') : t('bodyWrong')}
          </p>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onSend}>
          <Send aria-hidden className="size-4" />
          {t('send')}
        </Button>
        {body && (
          <Button look="quiet" onClick={body.onReset}>
            <RotateCcw aria-hidden className="size-4" />
            {t('reset')}
          </Button>
        )}
      </div>
      <p role="status" className="sr-only">
        {sending ? t('sending') : outcome?.kind === 'answer' ? answered(outcome.answer) : ''}
      </p>
      {outcome?.kind === 'unreachable' && <Notice kind="offline">{t('unreachable')}</Notice>}
      {outcome?.kind === 'answer' && (
        <div className="settles" data-stale={sending !== undefined}>
          <AnswerText answer={outcome.answer} line={answered(outcome.answer)} />
        </div>
      )}
    </div>
  );

  function answered({ status, ms }: ShownAnswer): string {
    return t('answered', { status: String(status), ms: ms < 10 ? ms.toFixed(1) : String(Math.round(ms)) });
  }
}
