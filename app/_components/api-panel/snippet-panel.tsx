'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Tabs } from '@/app/_components/inputs/tabs';
import { SnippetView } from './snippet-view';

export interface Snippet {
  readonly id: string;
  /** curl, Python or JavaScript. */
  readonly title: string;
  /** Where to run it. */
  readonly hint: string;
  readonly code: string;
}

interface SnippetPanelProps {
  /** What the code sends. */
  lead: string;
  snippets: readonly Snippet[];
  /** For showing it unfolded from the start. */
  open: boolean;
  /** A choice that changes the code, on the right of the lead. */
  children?: ReactNode;
}

/** The request that the page makes, as code in several languages. Folded until somebody wants it. */
export function SnippetPanel({ lead, snippets, open, children }: SnippetPanelProps) {
  const t = useTranslations('api-panel');
  return (
    <details open={open} className="border-line border-t">
      <summary className="min-h-11 py-2 marker:text-pencil hover:text-pencil">
        <h2 className="inline text-lead">{t('title')}</h2>
      </summary>
      <div className="flex flex-wrap items-center justify-between gap-x-4 pb-1">
        <p>{lead}</p>
        {children}
      </div>
      <Tabs
        label={t('languages')}
        tabs={snippets.map(({ id, title, hint, code }) => ({
          id,
          title,
          panel: <SnippetView language={title} hint={hint} code={code} />,
        }))}
      />
    </details>
  );
}
