'use client';

import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { linkChoice } from '@/app/_components/inputs/link-choice';
import { ModelChoiceRow } from '@/app/_components/inputs/model-choice-row';
import { Notice } from '@/app/_components/outputs/notice';
import type { ModelPresence, Speed } from '@/lib/demos/model-choice';
import { BatchResult } from './batch-result';
import { ColumnQuestion } from './column-question';
import { FileDrop } from './file-drop';
import { PasteForm } from './paste-form';
import { useBatch } from './use-batch';

interface BatchPanelProps {
  presence: ModelPresence;
  initial: Speed;
}

const speeds: readonly Speed[] = ['fast', 'accurate'];

/** Many reviews at once: pasted lines or a file, to a table, a distribution and a CSV file. */
export function BatchPanel({ presence, initial }: BatchPanelProps) {
  const t = useTranslations('batch');
  const locale = useLocale();
  const batch = useBatch();
  const [text, setText] = useState('');
  const [speed, setSpeed] = useState(initial);
  const { state } = batch;
  const section = useRef<HTMLElement>(null);
  const step = state.phase === 'collecting' || state.phase === 'choosing' ? state.phase : 'result';
  const shownStep = useRef(step);

  function choose(next: Speed) {
    setSpeed(next);
    linkChoice(next);
  }

  function analyse(texts: readonly string[]) {
    batch.analyse(texts, speed);
  }

  // The button that was pressed is gone with its step: the keyboard goes on from the top of the next one.
  useEffect(() => {
    if (shownStep.current !== step) section.current?.focus({ preventScroll: true });
    shownStep.current = step;
  }, [step]);

  return (
    <section ref={section} tabIndex={-1} aria-labelledby="batch-title" className="outline-none">
      <h2 id="batch-title" className="sr-only">
        {t('title')}
      </h2>
      {state.phase === 'collecting' && (
        <>
          <p className="mb-4">{t('lead')}</p>
          <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-2">
            <PasteForm text={text} onText={setText} onAnalyse={analyse}>
              <ModelChoiceRow choices={speeds} choice={speed} onChoice={choose} presence={presence} />
            </PasteForm>
            <div className="grid gap-3">
              <FileDrop reading={state.reading} onFile={batch.openFile} />
              {state.failure && <Notice kind="alert">{state.failure.message[locale]}</Notice>}
            </div>
          </div>
        </>
      )}
      {state.phase === 'choosing' && (
        <ColumnQuestion
          file={state.file}
          column={state.column}
          hasHeader={state.hasHeader}
          onChoose={batch.choose}
          onAnalyse={analyse}
          onClear={batch.clear}
        />
      )}
      {(state.phase === 'running' || state.phase === 'stopped' || state.phase === 'finished') && (
        <BatchResult state={state} onCancel={batch.cancel} onResume={batch.resume} onClear={batch.clear} />
      )}
    </section>
  );
}
