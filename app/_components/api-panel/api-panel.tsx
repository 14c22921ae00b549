'use client';

import dynamic from 'next/dynamic';
import type { ApiSnippetsProps } from './api-snippets';
import { SnippetFold } from './snippet-fold';

/** What writes the code comes to the browser when somebody opens the fold. */
const ApiSnippets = dynamic(() => import('./api-snippets').then((module) => module.ApiSnippets));

interface ApiPanelProps extends ApiSnippetsProps {
  /** For showing it unfolded from the start. */
  open?: boolean;
}

/** The request that the review page makes, as code for what is on the screen. */
export function ApiPanel({ text, choice, open = false }: ApiPanelProps) {
  return (
    <SnippetFold open={open}>
      <ApiSnippets text={text} choice={choice} />
    </SnippetFold>
  );
}
