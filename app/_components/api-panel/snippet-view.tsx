'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { copyText } from './copy-text';

interface SnippetViewProps {
  /** curl, Python or JavaScript. */
  language: string;
  code: string;
  hint: string;
}

const thanksMs = 2500;

/** Code with a button that copies it; where copying isn't allowed, the code is selected for the keyboard instead. */
export function SnippetView({ language, code, hint }: SnippetViewProps) {
  const t = useTranslations('api-panel');
  const pre = useRef<HTMLPreElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected' | undefined>();

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(undefined), thanksMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function onCopy() {
    const copied = await copyText(code);
    if (!copied && pre.current) getSelection()?.selectAllChildren(pre.current);
    setOutcome(copied ? 'copied' : 'selected');
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-40 flex-1 text-ink-soft text-note">{hint}</p>
        <Button onClick={onCopy} className="min-w-32">
          {outcome === 'copied' ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
          {outcome === 'copied' ? t('copied') : t('copy')}
        </Button>
      </div>
      <section
        aria-label={t('code', { language })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-72 overflow-y-auto rounded-md border border-line bg-sheet px-4 py-3"
      >
        <pre
          ref={pre}
          translate="no"
          className="whitespace-pre-wrap font-mono text-note leading-relaxed [word-break:normal]"
        >
          {code}
        </pre>
      </section>
      <p role="status" className={outcome === 'selected' ? 'text-note' : 'sr-only'}>
        {outcome ? t(outcome) : ''}
      </p>
    </div>
  );
}
