'use client';

import { type ChangeEvent, useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BatchRows } from './batch-rows';
import { filterRows, type RowFilter, rowFilters } from './filter-rows';
import { PageTurner } from './page-turner';
import { ResultRow } from './result-row';

const rowsPerPage = 8;

/** Every review with its answer or its own reason for having none, a page at a time. */
export function ResultTable({ rows }: { rows: BatchRows }) {
  const t = useTranslations('batch');
  const id = useId();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [wanted, setPage] = useState(0);
  const indexes = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const pages = Math.max(1, Math.ceil(indexes.length / rowsPerPage));
  // While answers come in, a filter may lose rows: the page shown is then the last one left.
  const page = Math.min(wanted, pages - 1);
  const shown = indexes.slice(page * rowsPerPage, (page + 1) * rowsPerPage);

  function onFilter(event: ChangeEvent<HTMLSelectElement>) {
    setFilter(rowFilters.find((name) => name === event.target.value) ?? 'all');
    setPage(0);
  }

  return (
    <section aria-labelledby={`${id}-title`}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h3 id={`${id}-title`} className="font-semibold text-lead">
          {t('tableTitle')}
        </h3>
        <label className="flex items-center gap-2 text-note">
          {t('show')}
          <select
            value={filter}
            onChange={onFilter}
            className="min-h-11 rounded-md border border-edge bg-sheet px-2 text-body"
          >
            {rowFilters.map((name) => (
              <option key={name} value={name}>
                {t(name === 'all' ? 'showAll' : name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* A page of rows keeps its height when the last one is short. */}
      <div className={pages > 1 ? 'min-h-[26.5em]' : ''}>
        <table className="w-full table-fixed border-collapse">
          <caption className="sr-only">{t('tableCaption')}</caption>
          <thead>
            <tr className="border-line border-b-2 text-left text-ink-soft text-note">
              <th scope="col" className="w-[2.8em] py-1 pr-2 sm:w-[3.4em] text-right font-normal">
                {t('number')}
              </th>
              <th scope="col" className="px-2 py-1 font-normal">
                {t('review')}
              </th>
              <th scope="col" className="w-[5.2em] px-2 py-1 font-normal sm:w-[7.6em]">
                {t('label')}
              </th>
              <th scope="col" className="w-[4.8em] py-1 pl-2 text-right font-normal sm:w-[9em]">
                {t('probability')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((index) => (
              <ResultRow
                key={index}
                number={index + 1}
                text={rows.texts[index] ?? ''}
                status={rows.statuses[index] ?? 'waiting'}
                positive={rows.positives[index] ?? Number.NaN}
              />
            ))}
          </tbody>
        </table>
        {indexes.length === 0 && <p className="py-6 text-center text-ink-soft">{t('noneShown')}</p>}
      </div>
      {pages > 1 && <PageTurner page={page} pages={pages} onPage={setPage} />}
    </section>
  );
}
