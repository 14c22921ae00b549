'use client';

import { useEffect, useReducer, useRef } from 'react';
import type { Speed } from '@/lib/demos/model-choice';
import { tableLimits } from '@/lib/table/table-limits';
import { tooManyRows } from '@/lib/table/too-many-rows';
import { createRows, rowsToSend } from './batch-rows';
import { type BatchState, nextState, startState } from './batch-state';
import { runBatch } from './run-batch';
import { sleep } from './sleep';
import { readTableFile } from './table-file';

export interface Batch {
  readonly state: BatchState;
  readonly openFile: (file: File) => Promise<void>;
  readonly choose: (choice: { column?: number; hasHeader?: boolean }) => void;
  readonly analyse: (texts: readonly string[], speed: Speed) => void;
  readonly cancel: () => void;
  readonly resume: () => void;
  readonly clear: () => void;
}

/** Everything the batch panel does. Work in flight stops with the panel. */
export function useBatch(): Batch {
  const [state, dispatch] = useReducer(nextState, startState);
  const run = useRef<AbortController | undefined>(undefined);
  // The newest file wins when a second one is chosen before the first is read.
  const opened = useRef(0);

  useEffect(() => () => run.current?.abort(), []);

  async function openFile(file: File) {
    const turn = ++opened.current;
    dispatch({ type: 'reading' });
    const read = await readTableFile(file);
    if (turn !== opened.current) return;
    dispatch(read.ok ? { type: 'opened', file: read.value } : { type: 'refused', failure: read.failure });
  }

  async function send(speed: Speed, texts: readonly string[], indexes: readonly number[]) {
    const controller = new AbortController();
    run.current = controller;
    const end = await runBatch(texts, indexes, {
      speed,
      signal: controller.signal,
      sleep,
      onWait: (waitMs) => dispatch({ type: 'waiting', waitMs }),
      onAnswers: (sent, answers) => {
        if (run.current === controller) {
          dispatch({ type: 'answered', indexes: sent, answers, nowMs: performance.now() });
        }
      },
    });
    if (run.current !== controller) return;
    run.current = undefined;
    dispatch({ type: 'ended', end });
  }

  return {
    state,
    openFile,
    choose: (choice) => dispatch({ type: 'chosen', ...choice }),
    analyse(texts, speed) {
      // A second click before the first is drawn must not send everything twice.
      if (run.current) return;
      if (texts.length > tableLimits.rows) return dispatch({ type: 'refused', failure: tooManyRows() });
      dispatch({ type: 'started', speed, texts, nowMs: performance.now() });
      void send(speed, texts, rowsToSend(createRows(texts)));
    },
    cancel: () => run.current?.abort(),
    resume() {
      if (run.current || (state.phase !== 'stopped' && state.phase !== 'finished')) return;
      dispatch({ type: 'resumed', nowMs: performance.now() });
      void send(state.speed, state.rows.texts, rowsToSend(state.rows));
    },
    clear() {
      opened.current++;
      run.current?.abort();
      run.current = undefined;
      dispatch({ type: 'cleared' });
    },
  };
}
