'use client';

import { useTranslations } from 'use-intl';
import type { OutputTable } from '@/lib/demos/signature-output-table';
import { DownloadJson } from './download-json';

interface OutputTableViewProps {
  label: string;
  name: string;
  table: OutputTable;
  json: () => string;
}

/** Cells with more characters than this run over several lines. */
const wide = 40;

/** A list of values as a table that scrolls in its own box; a long one is cut and can be downloaded whole. */
export function OutputTableView({ label, name, table, json }: OutputTableViewProps) {
  const t = useTranslations('signature-form');
  const { columns, rows, total, width } = table;
  const cells = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  const isCut = rows.length < total || cells < width;
  // A region that scrolls must be reachable with the keyboard, and have a name.
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
      <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto border-line border-y">
        <table className="text-left text-note">
          <caption className="sr-only">{label}</caption>
          <thead className={columns || width > 1 ? '' : 'sr-only'}>
            <tr className="border-line border-b">
              <th scope="col" className="whitespace-nowrap py-1 pr-4">
                {t('number')}
              </th>
              {Array.from({ length: cells }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have a position and nothing else.
                <th key={at} scope="col" className="whitespace-nowrap py-1 pr-4">
                  {columns?.[at] ?? (width > 1 ? t('valueAt', { position: at + 1 }) : t('value'))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ head, cells: values }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have a position and nothing else.
              <tr key={at} className="border-line border-b align-top last:border-b-0">
                <th scope="row" className="whitespace-nowrap py-1 pr-4 font-normal text-ink-soft">
                  {head}
                </th>
                {values.map((value, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have a position and nothing else.
                  <td key={column} className={`py-1 pr-4 ${value.length > wide ? 'min-w-64' : 'whitespace-nowrap'}`}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="flex flex-wrap items-center gap-x-4">
        {isCut && (
          <p className="text-ink-soft text-note">
            {cells < width
              ? t('cutBoth', { total, shown: rows.length, width, cells })
              : t('cutRows', { total, shown: rows.length })}
          </p>
        )}
        <DownloadJson name={name} json={json} />
      </div>
    </div>
  );
}
