'use client';

import { type ChangeEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';

interface PageTurnerProps {
  /** Counted from 0. */
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** Page by page, or straight to a page by its number: fifty thousand rows are thousands of pages. */
export function PageTurner({ page, pages, onPage }: PageTurnerProps) {
  const t = useTranslations('batch');
  // What stands in the box while somebody types there, which may be no page at all.
  const [typed, setTyped] = useState<string | undefined>();

  function onNumber(event: ChangeEvent<HTMLInputElement>) {
    setTyped(event.target.value);
    const number = event.target.valueAsNumber;
    if (Number.isInteger(number) && number >= 1 && number <= pages) onPage(number - 1);
  }

  return (
    <nav aria-label={t('pages')} className="mt-2 flex items-center justify-between gap-3">
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('previous')}
      </Button>
      <label className="numeric flex items-center gap-2 text-note">
        <span className="sr-only">{t('pageNumber')}</span>
        <input
          type="number"
          min={1}
          max={pages}
          value={typed ?? page + 1}
          onChange={onNumber}
          onBlur={() => setTyped(undefined)}
          className="min-h-11 w-[5.5em] rounded-md border border-edge bg-sheet px-2 text-right text-body"
        />
        {t('ofPages', { pages })}
      </label>
      <Button disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        {t('next')}
      </Button>
      <span role="status" className="sr-only">
        {t('page', { page: page + 1, pages })}
      </span>
    </nav>
  );
}
