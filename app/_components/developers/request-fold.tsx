'use client';

import { useState } from 'react';
import type { JsonValue } from '@/lib/demos/model-snippets';
import { RequestDesk } from './request-desk';
import { RunHere } from './run-here';

interface RequestFoldProps {
  title: string;
  method: 'get' | 'post';
  path: string;
  body?: JsonValue;
}

/** A request to try, out of the way until somebody wants it. */
export function RequestFold({ title, method, path, body }: RequestFoldProps) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className="mt-2" onToggle={(event) => setWasOpened(wasOpened || event.currentTarget.open)}>
      <summary className="min-h-11 py-2.5 text-note marker:text-pencil hover:text-pencil">{title}</summary>
      {wasOpened &&
        (body === undefined ? <RunHere method={method} path={path} /> : <RequestDesk path={path} body={body} />)}
    </details>
  );
}
