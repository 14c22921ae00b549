'use client';

import { ListChecks } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Switch } from '@/app/_components/inputs/switch';
import { Notice } from '@/app/_components/outputs/notice';
import { chosenTexts } from './batch-state';
import type { TableFile } from './table-file';

interface ColumnQuestionProps {
  file: TableFile;
  column: number | undefined;
  hasHeader: boolean;
  onChoose: (choice: { column?: number; hasHeader?: boolean }) => void;
  onAnalyse: (texts: readonly string[]) => void;
  onClear: () => void;
}

const encodingNames = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', cp949: 'CP949' } as const;
const previewed = 4;
const sampleLength = 16;

/** What was read from a file, which column holds the reviews, and the first of them, before anything is sent. */
export function ColumnQuestion({ file, column, hasHeader, onChoose, onAnalyse, onClear }: ColumnQuestionProps) {
  const t = useTranslations('batch');
  const id = useId();
  const { guess, rows } = file;
  const asked = guess.column === undefined;
  const texts = column === undefined ? [] : chosenTexts(file, column, hasHeader);
  const facts = { name: file.name, rows: rows.length, encoding: encodingNames[file.encoding] };

  function nameOf(at: number): string {
    const title = hasHeader ? rows[0]?.[at]?.trim() : '';
    return title || t('columnNumber', { number: at + 1 });
  }

  function optionOf(at: number): string {
    const sample = (hasHeader ? rows.slice(1) : rows).find((row) => row[at]?.trim())?.[at]?.trim() ?? '';
    const short = [...sample].slice(0, sampleLength).join('');
    const shown = short.length < sample.length ? `${short}…` : short;
    return shown === '' ? nameOf(at) : t('columnWithSample', { name: nameOf(at), sample: shown });
  }

  function onColumn(event: ChangeEvent<HTMLSelectElement>) {
    if (event.target.value !== '') onChoose({ column: Number(event.target.value) });
  }

  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <p className="font-semibold" aria-live="polite">
          {t('fileFacts', facts)}
        </p>
        {file.damaged > 0 && <Notice kind="info">{t('damaged', { count: file.damaged })}</Notice>}
        {guess.candidates.length === 0 && <Notice kind="info">{t('noTextColumn')}</Notice>}
        <div>
          <label htmlFor={`${id}-column`} className="mb-2 block font-semibold text-lead">
            {asked ? t('whichColumn') : t('whichColumnClear')}
          </label>
          <select
            id={`${id}-column`}
            value={column ?? ''}
            onChange={onColumn}
            aria-describedby={`${id}-hint`}
            className="block min-h-11 w-full rounded-md border border-edge bg-sheet px-3"
          >
            {column === undefined && <option value="">{t('pickColumn')}</option>}
            {(rows[0] ?? []).map((_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; titles may be twice the same.
              <option key={at} value={at}>
                {optionOf(at)}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} className="mt-1 text-ink-soft text-note">
            {t('whichColumnHint')}
          </p>
        </div>
        <Switch label={t('firstRowIsTitles')} on={hasHeader} onChange={(on) => onChoose({ hasHeader: on })} />
        <div className="flex flex-wrap gap-3">
          <Button look="primary" disabled={texts.length === 0} onClick={() => onAnalyse(texts)}>
            <ListChecks aria-hidden className="size-5" />
            {column === undefined ? t('pickColumn') : t('analyseCount', { count: texts.length })}
          </Button>
          <Button onClick={onClear}>{t('otherFile')}</Button>
        </div>
      </div>
      <section aria-labelledby={`${id}-preview`} className="min-h-64 lg:border-line lg:border-l lg:pl-12">
        <h3 id={`${id}-preview`} className="mb-2 font-semibold text-lead">
          {t('preview')}
        </h3>
        <ol lang="ko" className="divide-y divide-line border-line border-y">
          {texts.slice(0, previewed).map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their number.
            <li key={at} className="flex min-h-12 items-center py-2">
              <bdi className="line-clamp-2">{text.trim() === '' ? `(${t('statusEmpty')})` : text}</bdi>
            </li>
          ))}
        </ol>
        {column === undefined && <p className="mt-3 text-ink-soft">{t('previewHint')}</p>}
      </section>
    </div>
  );
}
