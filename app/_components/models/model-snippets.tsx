'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SnippetTabs } from '@/app/_components/api-panel/snippet-tabs';
import { useOrigin } from '@/app/_components/api-panel/use-origin';
import { type JsonValue, jsonCurlSnippet, jsonJavascriptSnippet, jsonPythonSnippet } from '@/lib/demos/model-snippets';

/** A request that tries one signature. */
export interface SignatureRequest {
  readonly signature: string;
  /** Such as `/v1/models/NAME:predict`. */
  readonly path: string;
  readonly body: JsonValue;
}

export interface ModelSnippetsProps {
  /** At least one. */
  requests: readonly SignatureRequest[];
  words: { readonly lead: string; readonly signature: string };
}

/** Code that asks a model, for each of its signatures. */
export function ModelSnippets({ requests, words }: ModelSnippetsProps) {
  const t = useTranslations('api-panel');
  const origin = useOrigin();
  const [name, setName] = useState(requests[0]?.signature);
  const request = requests.find(({ signature }) => signature === name) ?? requests[0];
  if (!request) return null;
  const asked = { origin, path: request.path, body: request.body };
  const snippets = [
    { id: 'curl', title: 'curl', hint: t('curlHint'), code: jsonCurlSnippet(asked) },
    { id: 'python', title: 'Python', hint: t('pythonHint'), code: jsonPythonSnippet(asked) },
    { id: 'javascript', title: 'JavaScript', hint: t('javascriptHint'), code: jsonJavascriptSnippet(asked) },
  ];
  return (
    <SnippetTabs lead={words.lead} snippets={snippets}>
      {requests.length > 1 && (
        <label className="flex items-center gap-2 text-note">
          {words.signature}
          <select
            value={request.signature}
            onChange={(event) => setName(event.target.value)}
            className="min-h-11 rounded-md border border-edge bg-sheet px-2 text-body"
          >
            {requests.map(({ signature }) => (
              <option key={signature} value={signature}>
                {signature}
              </option>
            ))}
          </select>
        </label>
      )}
    </SnippetTabs>
  );
}
