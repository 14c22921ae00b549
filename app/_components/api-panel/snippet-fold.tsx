'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

interface SnippetFoldProps {
  /** For showing it unfolded from the start. */
  open: boolean;
  children: ReactNode;
}

/** The fold that keeps the code out of the way. What is in it is made when it is first opened, and kept after. */
export function SnippetFold({ open, children }: SnippetFoldProps) {
  const t = useTranslations('api-panel');
  const fold = useRef<HTMLDetailsElement>(null);
  const [wasOpened, setWasOpened] = useState(open);

  // A slow phone may let someone open it before React has taken the page over.
  useEffect(() => {
    if (fold.current?.open) setWasOpened(true);
  }, []);

  return (
    <details
      ref={fold}
      open={open}
      onToggle={(event) => setWasOpened(wasOpened || event.currentTarget.open)}
      className="border-line border-t"
    >
      <summary className="min-h-11 py-2 marker:text-pencil hover:text-pencil">
        <h2 className="inline text-lead">{t('title')}</h2>
      </summary>
      {wasOpened && children}
    </details>
  );
}
