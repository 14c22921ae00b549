'use client';

import { Search } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ApiPanel } from '@/app/_components/api-panel/api-panel';
import { Button } from '@/app/_components/inputs/button';
import { TextArea } from '@/app/_components/inputs/text-area';
import { Announcement } from '@/app/_components/outputs/announcement';
import { LabelBars } from '@/app/_components/outputs/label-bars';
import { Notice } from '@/app/_components/outputs/notice';
import { percent } from '@/lib/demos/percent';
import { useText } from './use-text';

const limit = 10_000;

interface TextDeskProps {
  name: string;
  /** The text goes on to another machine. */
  elsewhere?: boolean;
}

/** A text left, its labels right; on a phone one under the other. Asked by the button: nobody knows how slow it is. */
export function TextDesk({ name, elsewhere = false }: TextDeskProps) {
  const t = useTranslations('text-model');
  const locale = useLocale();
  const box = useRef<HTMLTextAreaElement>(null);
  const asked = useText(name);
  const { text, answered, working, failure, emptyRefused } = asked;
  const sent = text.normalize('NFC');
  const over = Math.max(0, sent.length - limit);
  const stale = working || (answered !== undefined && answered.text !== sent);
  const [best] = answered?.shares ?? [];

  let note = t(elsewhere ? 'privacyElsewhere' : 'privacy');
  if (over > 0) note = t('tooLong', { over, limit });
  else if (emptyRefused) note = t('empty');

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (sent.trim() === '' || over > 0) box.current?.focus();
    if (over === 0) void asked.submit();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // An Enter that finishes a syllable belongs to the keyboard; old browsers say so with 229 only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) event.currentTarget.form?.requestSubmit();
  }

  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <form onSubmit={onSubmit} className="min-w-0">
        <TextArea
          ref={box}
          id="model-text"
          label={t('question')}
          value={text}
          onText={asked.type}
          onKeyDown={onKeyDown}
          invalid={over > 0 || emptyRefused}
          note={note}
          counter={t('count', { count: sent.length, limit })}
          rows={4}
          spellCheck={false}
        />
        <Button type="submit" look="primary" className="mt-3 min-w-36 px-6">
          <Search aria-hidden className="size-5" />
          {t('analyse')}
        </Button>
        {failure && (
          <div className="mt-3">
            <Notice kind="alert" action={<Button onClick={asked.submit}>{t('retry')}</Button>}>
              {failure === 'network' ? t('failNetwork') : failure.message[locale]}
            </Notice>
          </div>
        )}
      </form>
      <section
        aria-label={t('answer')}
        aria-busy={working}
        className="min-w-0 lg:row-span-2 lg:border-line lg:border-l lg:pl-12"
      >
        <div className="flex items-baseline justify-between">
          <h2 className="font-semibold text-lead">{t('answer')}</h2>
          {stale && answered && <p className="stale-tag text-ink-soft text-note">{t('stale')}</p>}
        </div>
        {answered ? (
          <LabelBars shares={answered.shares} stale={stale} />
        ) : (
          <p className="text-ink-soft">{working ? t('analysing') : t('idle')}</p>
        )}
        <Announcement text={best && !stale ? t('announce', { label: best.label, value: percent(best.share) }) : ''} />
      </section>
      <div className="min-w-0">
        <ApiPanel text={sent} choice={{ name }} />
      </div>
    </div>
  );
}
