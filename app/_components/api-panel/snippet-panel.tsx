'use client';

import type { ReactNode } from 'react';
import { SnippetFold } from './snippet-fold';
import { type Snippet, SnippetTabs } from './snippet-tabs';

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
  return (
    <SnippetFold open={open}>
      <SnippetTabs lead={lead} snippets={snippets}>
        {children}
      </SnippetTabs>
    </SnippetFold>
  );
}
