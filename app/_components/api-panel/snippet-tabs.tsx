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

interface SnippetTabsProps {
  /** What the code sends. */
  lead: string;
  snippets: readonly Snippet[];
  /** A choice that changes the code, on the right of the lead. */
  children?: ReactNode;
}

/** The same request in several languages. */
export function SnippetTabs({ lead, snippets, children }: SnippetTabsProps) {
  const t = useTranslations('api-panel');
  return (
    <>
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
    </>
  );
}
