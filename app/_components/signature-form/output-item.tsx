'use client';

import { useLocale, useTranslations } from 'use-intl';
import { LabelBars } from '@/app/_components/outputs/label-bars';
import type { OutputView } from '@/lib/demos/signature-output-view';
import { DownloadJson } from './download-json';
import { OutputFiles } from './output-files';
import { OutputTableView } from './output-table-view';

interface OutputItemProps {
  view: OutputView;
  stale: boolean;
}

/** One output of an answer under its name, drawn in the way that its dtype and shape call for. */
export function OutputItem({ view: { name, title, shown }, stale }: OutputItemProps) {
  const locale = useLocale();
  const label = title?.[locale] ?? name;
  return (
    <div className="border-line border-t py-3 first:border-t-0">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold text-note">
        {label}
        {label !== name && <span className="font-mono font-normal text-ink-soft">{name}</span>}
      </h3>
      <Shown shown={shown} label={label} name={name} stale={stale} />
    </div>
  );
}

interface ShownProps {
  shown: OutputView['shown'];
  label: string;
  name: string;
  stale: boolean;
}

function Shown({ shown, label, name, stale }: ShownProps) {
  const t = useTranslations('signature-form');
  switch (shown.kind) {
    case 'shares':
      return <LabelBars shares={shown.shares} stale={stale} />;
    case 'number':
      return (
        <p className="numeric">
          <span className="font-bold text-title">{shown.short}</span>{' '}
          {shown.short !== shown.text && <span className="text-ink-soft text-note">{shown.text}</span>}
        </p>
      );
    case 'text':
      if (shown.text === '') return <p className="text-ink-soft">{t('emptyText')}</p>;
      return <p className="max-h-96 overflow-auto whitespace-pre-wrap text-lead">{shown.text}</p>;
    case 'flag':
      return <p className="font-bold text-head">{shown.on ? t('yes') : t('no')}</p>;
    case 'empty':
      return <p className="text-ink-soft">{t('empty')}</p>;
    case 'table':
      return <OutputTableView label={label} name={name} table={shown.table} json={shown.json} />;
    case 'json':
      return (
        <div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
          <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto border-line border-y">
            <pre className="py-2 font-mono text-note">{shown.text}</pre>
          </section>
          <div className="flex flex-wrap items-center gap-x-4">
            {shown.isCut && <p className="text-ink-soft text-note">{t('cutJson')}</p>}
            <DownloadJson name={name} json={shown.json} />
          </div>
        </div>
      );
    case 'files':
      return <OutputFiles label={label} name={name} files={shown.files} total={shown.total} />;
  }
}
