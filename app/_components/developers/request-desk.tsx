'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SnippetView } from '@/app/_components/api-panel/snippet-view';
import { useOrigin } from '@/app/_components/api-panel/use-origin';
import { Tabs } from '@/app/_components/inputs/tabs';
import {
  type JsonSnippetRequest,
  type JsonValue,
  jsonCurlSnippet,
  jsonJavascriptSnippet,
  jsonPythonSnippet,
  layOutJson,
} from '@/lib/demos/model-snippets';
import { RunHere } from './run-here';

interface RequestDeskProps {
  path: string;
  /** The body to start with. */
  body: JsonValue;
}

/** One request, ready to send: from this page, or as code in three languages that follows what is typed here. */
export function RequestDesk({ path, body: example }: RequestDeskProps) {
  const t = useTranslations('developers');
  const hints = useTranslations('api-panel');
  const origin = useOrigin();
  const [text, setText] = useState(() => layOutJson(example));
  const [body, setBody] = useState<JsonValue>(example);
  const [isJson, setIsJson] = useState(true);

  function onText(next: string) {
    setText(next);
    const read = readJson(next);
    setIsJson(read !== undefined);
    if (read !== undefined) setBody(read);
  }

  const request: JsonSnippetRequest = { origin, path, body };
  const note = isJson ? '' : ` ${t('codeOld')}`;
  const codes = [
    { id: 'curl', title: 'curl', hint: hints('curlHint'), code: jsonCurlSnippet(request) },
    { id: 'python', title: 'Python', hint: hints('pythonHint'), code: jsonPythonSnippet(request) },
    { id: 'javascript', title: 'JavaScript', hint: hints('javascriptHint'), code: jsonJavascriptSnippet(request) },
  ];
  const onReset = () => onText(layOutJson(example));
  return (
    <Tabs
      label={t('way')}
      tabs={[
        {
          id: 'run',
          title: t('tabRun'),
          panel: <RunHere method="post" path={path} body={{ text, isJson, onText, onReset }} />,
        },
        ...codes.map(({ id, title, hint, code }) => ({
          id,
          title,
          panel: <SnippetView language={title} hint={`${hint}${note}`} code={code} />,
        })),
      ]}
    />
  );
}

/** @returns Undefined for what is no JSON. */
function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
