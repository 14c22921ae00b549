'use client';

import { Search } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { ExampleButtons } from '@/app/_components/inputs/example-buttons';
import { Switch } from '@/app/_components/inputs/switch';
import { TextArea } from '@/app/_components/inputs/text-area';
import type { ReviewDemo } from '@/lib/demos/demo';
import type { useReview } from './use-review';

interface ReviewFormProps {
  demo: ReviewDemo;
  review: ReturnType<typeof useReview>;
  live: boolean;
  onLive: (live: boolean) => void;
  /** Which model answers, under the buttons. */
  children: ReactNode;
}

/** The box, the examples and the button. */
export function ReviewForm({ demo, review, live, onLive, children }: ReviewFormProps) {
  const t = useTranslations('review');
  const locale = useLocale();
  const box = useRef<HTMLTextAreaElement>(null);
  const { isEmpty, over } = review;
  const limit = demo.maxLength;

  let note = t('privacy');
  if (over > 0) note = t('tooLong', { over, limit });
  else if (review.emptyRefused) note = t('empty');

  // A slow phone may let someone type before React has taken the page over; what stands in the box then counts.
  const takeOver = useEffectEvent(() => {
    if (box.current && box.current.value !== review.text) review.type(box.current.value);
  });
  useEffect(() => takeOver(), []);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (isEmpty || over > 0) box.current?.focus();
    review.submit();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // An Enter that finishes a syllable belongs to the keyboard, not to us; old browsers say so with 229 only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) event.currentTarget.form?.requestSubmit();
  }

  return (
    <form onSubmit={onSubmit}>
      <TextArea
        ref={box}
        id="review-text"
        label={demo.question[locale]}
        placeholder={demo.placeholder[locale]}
        value={review.text}
        onText={review.type}
        onKeyDown={onKeyDown}
        invalid={over > 0 || review.emptyRefused}
        note={note}
        counter={t('count', { count: review.sent.length, limit })}
        lang={isEmpty ? undefined : 'ko'}
        rows={4}
        spellCheck={false}
      />
      <ExampleButtons
        label={t('examples')}
        examples={demo.examples.map(({ name, text }) => ({ name: name[locale], text }))}
        onPick={review.type}
      />
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" className="min-w-36 px-6">
          <Search aria-hidden className="size-5" />
          {t('analyse')}
        </Button>
        <Button
          look="quiet"
          disabled={review.text === ''}
          onClick={() => {
            review.type('');
            box.current?.focus();
          }}
        >
          {t('clear')}
        </Button>
        <Switch label={t('live')} on={live} onChange={onLive} />
      </div>
      <div className="mt-2">{children}</div>
    </form>
  );
}
