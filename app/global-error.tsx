'use client';

import './tokens.css';
import { Button } from '@/app/_components/inputs/button';
import english from '@/app/messages/en/errors.json';
import korean from '@/app/messages/ko/errors.json';

/** The last net: the frame itself could not be drawn, so nothing is known of language or theme. */
export default function GlobalErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="ko">
      <body className="mx-auto max-w-(--measure) px-4 py-10">
        <h1 className="text-title">{korean.brokenTitle}</h1>
        <p className="mt-3">{korean.brokenMore}</p>
        <p lang="en" className="mt-3 text-ink-soft">
          {english.brokenTitle}. {english.brokenMore}
        </p>
        <Button look="primary" className="mt-6" onClick={reset}>
          {korean.retry}
        </Button>
      </body>
    </html>
  );
}
