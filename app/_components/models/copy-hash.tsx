'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '@/app/_components/api-panel/copy-text';

interface CopyHashProps {
  sha256: string;
  words: { readonly copy: string; readonly copied: string; readonly refused: string };
}

const thanksMs = 2500;

/** The beginning of a hash, the whole of it in the page for whoever selects it, and a button that copies it. */
export function CopyHash({ sha256, words }: CopyHashProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();

  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), thanksMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <span className="flex items-center">
      <code translate="no" className="min-w-0 flex-1 truncate">
        {sha256}
      </code>
      <button
        type="button"
        aria-label={words.copy}
        title={words.copy}
        onClick={async () => setOutcome((await copyText(sha256)) ? 'copied' : 'refused')}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:text-pencil"
      >
        {outcome === 'copied' ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
      </button>
      <span role="status" className="sr-only">
        {outcome ? words[outcome] : ''}
      </span>
    </span>
  );
}
