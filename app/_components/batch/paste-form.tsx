'use client';

import { ListChecks } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { TextArea } from '@/app/_components/inputs/text-area';
import { readLines } from '@/lib/table/read-lines';
import { sampleReviews } from './sample-reviews';

interface PasteFormProps {
  text: string;
  onText: (text: string) => void;
  onAnalyse: (reviews: readonly string[]) => void;
  /** Which model answers, over the button. */
  children?: ReactNode;
}

/** A box for pasted reviews, one a line. */
export function PasteForm({ text, onText, onAnalyse, children }: PasteFormProps) {
  const t = useTranslations('batch');
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState(false);
  const reviews = readLines(text);
  const invalid = refused && reviews.length === 0;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setRefused(reviews.length === 0);
    if (reviews.length === 0) box.current?.focus();
    else onAnalyse(reviews);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // An Enter that finishes a syllable belongs to the keyboard; old browsers say so with 229 only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) event.currentTarget.form?.requestSubmit();
  }

  return (
    <form onSubmit={onSubmit}>
      <TextArea
        ref={box}
        id={id}
        label={t('pasteLabel')}
        placeholder={t('pastePlaceholder')}
        value={text}
        onText={onText}
        onKeyDown={onKeyDown}
        invalid={invalid}
        note={invalid ? t('noReviews') : t('pasteHint')}
        counter={t('pasteCount', { count: reviews.length })}
        lang={text === '' ? undefined : 'ko'}
        rows={8}
        spellCheck={false}
      />
      <div className="mt-2">{children}</div>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" className="min-w-44">
          <ListChecks aria-hidden className="size-5" />
          {reviews.length > 0 ? t('analyseCount', { count: reviews.length }) : t('analyse')}
        </Button>
        <Button onClick={() => onText(sampleReviews.join('\n'))}>{t('sample')}</Button>
      </div>
    </form>
  );
}
