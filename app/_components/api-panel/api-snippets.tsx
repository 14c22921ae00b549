'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Switch } from '@/app/_components/inputs/switch';
import { curlSnippet } from '@/lib/demos/curl-snippet';
import { javascriptSnippet } from '@/lib/demos/javascript-snippet';
import type { ModelChoice } from '@/lib/demos/model-choice';
import { pythonSnippet } from '@/lib/demos/python-snippet';
import { SnippetTabs } from './snippet-tabs';
import { useOrigin } from './use-origin';

export interface ApiSnippetsProps {
  /** What is in the box now, maybe nothing. */
  text: string;
  /** The models on the screen, or one by its name, whose words are not weighed. */
  choice: ModelChoice | { readonly name: string };
}

const standIn = '정말 재미있는 영화입니다.';

/** What the fold holds: the request in three languages, with or without its reasons. */
export function ApiSnippets({ text, choice }: ApiSnippetsProps) {
  const t = useTranslations('api-panel');
  const origin = useOrigin();
  const [explain, setExplain] = useState(false);
  const empty = text.trim() === '';
  const isNamed = typeof choice !== 'string';
  const request = {
    origin,
    text: empty ? standIn : text,
    model: choice === 'both' ? 'fast' : choice,
    explain: explain && !isNamed,
  } as const;
  const snippets = [
    { id: 'curl', title: 'curl', hint: t('curlHint'), code: curlSnippet(request) },
    { id: 'python', title: 'Python', hint: t('pythonHint'), code: pythonSnippet(request) },
    { id: 'javascript', title: 'JavaScript', hint: t('javascriptHint'), code: javascriptSnippet(request) },
  ];
  const lead = empty ? t('emptyLead') : t('lead');

  return (
    <SnippetTabs lead={choice === 'both' ? `${lead} ${t('bothHint')}` : lead} snippets={snippets}>
      {!isNamed && <Switch label={t('explain')} on={explain} onChange={setExplain} />}
    </SnippetTabs>
  );
}
