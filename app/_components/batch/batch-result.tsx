'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { downloadFile } from '@/app/_components/outputs/download-file';
import { tallyRows } from './batch-rows';
import type { BatchState } from './batch-state';
import { ProbabilityHistogram } from './probability-histogram';
import { ResultTable } from './result-table';
import { RunStatus } from './run-status';
import { TallyLine } from './tally-line';
import { writeResults } from './write-results';

interface BatchResultProps {
  state: Extract<BatchState, { phase: 'running' | 'stopped' | 'finished' }>;
  onCancel: () => void;
  onResume: () => void;
  onClear: () => void;
}

/** What came of the reviews, from the first answer on: counts and distribution left, review by review right. */
export function BatchResult({ state, onCancel, onResume, onClear }: BatchResultProps) {
  const t = useTranslations('batch');
  const names = useTranslations('models');
  const { rows } = state;
  const tally = useMemo(() => tallyRows(rows), [rows]);

  function onDownload() {
    const csv = writeResults(rows, {
      titles: [t('number'), t('review'), t('label'), t('probability'), t('status')],
      labels: { positive: t('positive'), negative: t('negative') },
      statuses: {
        done: t('statusDone'),
        waiting: t('statusWaiting'),
        empty: t('statusEmpty'),
        too_long: t('statusTooLong'),
        failed: t('statusFailed'),
      },
    });
    downloadFile(t('downloadName'), new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  }

  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <div className="min-w-0">
        <RunStatus
          state={state}
          tally={tally}
          onCancel={onCancel}
          onResume={onResume}
          onClear={onClear}
          onDownload={onDownload}
        />
        <p className="mt-3 text-ink-soft text-note">{names('ranWith', { name: names(state.speed) })}</p>
        <div className="mt-3 grid gap-4">
          <TallyLine tally={tally} />
          <ProbabilityHistogram positives={rows.positives} tally={tally} />
        </div>
      </div>
      <div className="min-w-0 lg:border-line lg:border-l lg:pl-12">
        <ResultTable rows={rows} />
      </div>
    </div>
  );
}
