'use client';

import dynamic from 'next/dynamic';
import { SnippetFold } from '@/app/_components/api-panel/snippet-fold';
import type { ModelSnippetsProps } from './model-snippets';

/** What writes the code comes to the browser when somebody opens the fold. */
const ModelSnippets = dynamic(() => import('./model-snippets').then((module) => module.ModelSnippets));

/** The code that asks a model, folded until somebody wants it. */
export function SnippetsFold(props: ModelSnippetsProps) {
  return (
    <SnippetFold open={false}>
      <ModelSnippets {...props} />
    </SnippetFold>
  );
}
