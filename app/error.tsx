'use client';

import { useSyncExternalStore } from 'react';
import { Button } from '@/app/_components/inputs/button';
import english from '@/app/messages/en/errors.json';
import korean from '@/app/messages/ko/errors.json';

/** What stands instead of a page that could not be drawn. It brings its own words: the providers may be what broke. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const language = useSyncExternalStore(noChanges, languageOfPage, () => 'ko');
  const words = language === 'en' ? english : korean;
  return (
    <div role="alert" className="mt-10">
      <h1 className="text-title">{words.brokenTitle}</h1>
      <p className="mt-3 max-w-(--measure)">{words.brokenMore}</p>
      <Button look="primary" className="mt-6" onClick={reset}>
        {words.retry}
      </Button>
    </div>
  );
}

function noChanges() {
  return () => {};
}

function languageOfPage() {
  return document.documentElement.lang;
}
