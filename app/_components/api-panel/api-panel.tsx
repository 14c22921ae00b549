'use client';

import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Switch } from '@/app/_components/inputs/switch';
import { Tabs } from '@/app/_components/inputs/tabs';
import { curlSnippet } from '@/lib/demos/curl-snippet';
import { javascriptSnippet } from '@/lib/demos/javascript-snippet';
import { pythonSnippet } from '@/lib/demos/python-snippet';
import { SnippetView } from './snippet-view';

interface ApiPanelProps {
  /** What is in the box now, maybe nothing. */
  text: string;
  /** For showing it unfolded from the start. */
  open?: boolean;
}

const standIn = '정말 재미있는 영화입니다.';

/** The request that the page makes, as code for what is on the screen. Folded until somebody wants it. */
export function ApiPanel({ text, open = false }: ApiPanelProps) {
  const t = useTranslations('api-panel');
  const origin = useOrigin();
  const [explain, setExplain] = useState(false);
  const empty = text.trim() === '';
  const request = { origin, text: empty ? standIn : text, explain };
  const snippets = [
    { id: 'curl', title: 'curl', hint: t('curlHint'), code: curlSnippet(request) },
    { id: 'python', title: 'Python', hint: t('pythonHint'), code: pythonSnippet(request) },
    { id: 'javascript', title: 'JavaScript', hint: t('javascriptHint'), code: javascriptSnippet(request) },
  ];

  return (
    <details open={open} className="border-line border-t">
      <summary className="min-h-11 py-2 marker:text-pencil hover:text-pencil">
        <h2 className="inline text-lead">{t('title')}</h2>
      </summary>
      <div className="flex flex-wrap items-center justify-between gap-x-4 pb-1">
        <p>{empty ? t('emptyLead') : t('lead')}</p>
        <Switch label={t('explain')} on={explain} onChange={setExplain} />
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

/** Scheme, host and port that this page was loaded from: the address by which the person's machine reaches the server. */
function useOrigin(): string {
  return useSyncExternalStore(
    neverChanges,
    () => location.origin,
    () => 'http://127.0.0.1:3000',
  );
}

function neverChanges(): () => void {
  return () => {};
}
