'use client';

import { useTranslations } from 'use-intl';
import { createRows, tallyRows } from '@/app/_components/batch/batch-rows';
import { ColumnQuestion } from '@/app/_components/batch/column-question';
import { FileDrop } from '@/app/_components/batch/file-drop';
import { PasteForm } from '@/app/_components/batch/paste-form';
import { ProbabilityHistogram } from '@/app/_components/batch/probability-histogram';
import { ResultTable } from '@/app/_components/batch/result-table';
import { RunStatus } from '@/app/_components/batch/run-status';
import { sampleReviews } from '@/app/_components/batch/sample-reviews';
import { TallyLine } from '@/app/_components/batch/tally-line';
import { ModelChoiceRow } from '@/app/_components/inputs/model-choice-row';
import { Specimen } from '@/app/styleguide/specimen';
import { manyRows, mixedRows, unclearFile } from './sample-batch';

const ignore = () => {};
const actions = {
  tally: tallyRows(mixedRows),
  onCancel: ignore,
  onResume: ignore,
  onClear: ignore,
  onDownload: ignore,
};
const running = { phase: 'running', speed: 'accurate', startedMs: 0, toSend: 4, sent: 2 } as const;
const waiting = createRows(sampleReviews);

export function BatchSection() {
  const t = useTranslations('styleguide');
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <div className="grid gap-6">
          <PasteForm text="" onText={ignore} onAnalyse={ignore} />
          <FileDrop reading={false} onFile={ignore} />
        </div>
      </Specimen>
      <Specimen name={t('stateFilled')}>
        <PasteForm text={sampleReviews.join('\n')} onText={ignore} onAnalyse={ignore}>
          <ModelChoiceRow
            choices={['fast', 'accurate']}
            choice="accurate"
            onChoice={ignore}
            presence={{ fast: 'ready', accurate: 'ready' }}
          />
        </PasteForm>
      </Specimen>
      <Specimen name={t('stateLoading')}>
        <FileDrop reading onFile={ignore} />
      </Specimen>
      <Specimen name={t('stateAsking')}>
        <ColumnQuestion
          file={unclearFile}
          column={undefined}
          hasHeader={false}
          onChoose={ignore}
          onAnalyse={ignore}
          onClear={ignore}
        />
      </Specimen>
      <Specimen name={t('stateRunning')}>
        <RunStatus state={{ ...running, rows: mixedRows, remainingMs: 12_000, waitMs: undefined }} {...actions} />
        <RunStatus
          state={{ ...running, rows: waiting, remainingMs: undefined, waitMs: undefined }}
          {...actions}
          tally={tallyRows(waiting)}
        />
        <RunStatus state={{ ...running, rows: mixedRows, remainingMs: undefined, waitMs: 4000 }} {...actions} />
      </Specimen>
      <Specimen name={t('stateStopped')}>
        <RunStatus state={{ phase: 'stopped', speed: 'fast', rows: mixedRows, why: 'cancelled' }} {...actions} />
        <RunStatus state={{ phase: 'stopped', speed: 'fast', rows: mixedRows, why: 'offline' }} {...actions} />
        <RunStatus state={{ phase: 'stopped', speed: 'fast', rows: mixedRows, why: 'busy' }} {...actions} />
      </Specimen>
      <Specimen name={t('stateFinished')}>
        <RunStatus
          state={{ phase: 'finished', speed: 'fast', rows: manyRows }}
          {...actions}
          tally={tallyRows(manyRows)}
        />
        <RunStatus state={{ phase: 'finished', speed: 'fast', rows: mixedRows }} {...actions} />
        <TallyLine tally={tallyRows(manyRows)} />
        <ProbabilityHistogram positives={manyRows.positives} tally={tallyRows(manyRows)} />
      </Specimen>
      <Specimen name={t('stateRows')}>
        <ResultTable rows={mixedRows} />
        <ResultTable rows={manyRows} />
      </Specimen>
    </>
  );
}
