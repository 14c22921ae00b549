'use client';

import { useTranslations } from 'use-intl';
import { SnippetPanel } from '@/app/_components/api-panel/snippet-panel';
import { useOrigin } from '@/app/_components/api-panel/use-origin';
import { detectCurlSnippet } from '@/lib/demos/detect-curl-snippet';
import { detectJavascriptSnippet } from '@/lib/demos/detect-javascript-snippet';
import { detectPythonSnippet } from '@/lib/demos/detect-python-snippet';
import { snippetFileName } from '@/lib/demos/detect-snippet-request';
import type { DetectSettings } from '@/lib/protocols/detect-options';

interface FacesApiPanelProps {
  settings: DetectSettings;
  /** Of the picture on the screen; without one an example's stands in. */
  fileName?: string | undefined;
  /** File name of an own cascade in the place of `settings.cascade`. */
  ownCascade?: string | undefined;
  /** For showing it unfolded from the start. */
  open?: boolean;
}

/** The search on the screen as code. The photo itself is not in it: the code reads it from the folder it is run in. */
export function FacesApiPanel({ settings, fileName, ownCascade, open = false }: FacesApiPanelProps) {
  const t = useTranslations('faces-view');
  const request = {
    origin: useOrigin(),
    settings,
    fileName: snippetFileName(fileName ?? 'photo.jpg', 'photo'),
    ...(ownCascade === undefined ? {} : { cascadeFile: snippetFileName(ownCascade, 'cascade') }),
  };
  const snippets = [
    { id: 'curl', title: 'curl', hint: t('apiCurl'), code: detectCurlSnippet(request) },
    { id: 'python', title: 'Python', hint: t('apiPython'), code: detectPythonSnippet(request) },
    { id: 'javascript', title: 'JavaScript', hint: t('apiJavascript'), code: detectJavascriptSnippet(request) },
  ];
  return (
    <SnippetPanel lead={fileName === undefined ? t('apiEmptyLead') : t('apiLead')} snippets={snippets} open={open} />
  );
}
