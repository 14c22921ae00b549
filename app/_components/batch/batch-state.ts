import type { Failure } from '@/lib/base/failure';
import type { Speed } from '@/lib/demos/model-choice';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { type BatchRows, createRows, rowsToSend, withAnswers } from './batch-rows';
import type { RunEnd } from './run-batch';
import type { TableFile } from './table-file';

/**
 * Where the batch panel is: collecting reviews, asking which column of a file, running, stopped half-way, or finished.
 */
export type BatchState =
  | { readonly phase: 'collecting'; readonly reading: boolean; readonly failure?: Failure }
  | {
      readonly phase: 'choosing';
      readonly file: TableFile;
      readonly column: number | undefined;
      readonly hasHeader: boolean;
    }
  | {
      readonly phase: 'running';
      /** The model that answers. */
      readonly speed: Speed;
      readonly rows: BatchRows;
      readonly startedMs: number;
      /** Rows to send in this run, and how many of them came back. */
      readonly toSend: number;
      readonly sent: number;
      /** Undefined until the first answers show how fast it goes. */
      readonly remainingMs: number | undefined;
      /** Set while a busy server is waited for. */
      readonly waitMs: number | undefined;
    }
  | {
      readonly phase: 'stopped';
      readonly speed: Speed;
      readonly rows: BatchRows;
      readonly why: Exclude<RunEnd, 'finished'>;
    }
  | { readonly phase: 'finished'; readonly speed: Speed; readonly rows: BatchRows };

export type BatchEvent =
  | { readonly type: 'reading' }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'opened'; readonly file: TableFile }
  | { readonly type: 'chosen'; readonly column?: number; readonly hasHeader?: boolean }
  | { readonly type: 'started'; readonly speed: Speed; readonly texts: readonly string[]; readonly nowMs: number }
  | { readonly type: 'resumed'; readonly nowMs: number }
  | { readonly type: 'waiting'; readonly waitMs: number }
  | {
      readonly type: 'answered';
      readonly indexes: readonly number[];
      readonly answers: readonly (ReviewAnswer | undefined)[];
      readonly nowMs: number;
    }
  | { readonly type: 'ended'; readonly end: RunEnd }
  | { readonly type: 'cleared' };

export const startState: BatchState = { phase: 'collecting', reading: false };

/** The one door between the phases. An event that comes too late for its phase changes nothing. */
export function nextState(state: BatchState, event: BatchEvent): BatchState {
  switch (event.type) {
    case 'reading':
      return { phase: 'collecting', reading: true };
    case 'refused':
      return { phase: 'collecting', reading: false, failure: event.failure };
    case 'opened': {
      const { hasHeader, column } = event.file.guess;
      return { phase: 'choosing', file: event.file, column, hasHeader };
    }
    case 'chosen':
      if (state.phase !== 'choosing') return state;
      return { ...state, column: event.column ?? state.column, hasHeader: event.hasHeader ?? state.hasHeader };
    case 'started':
      return running(event.speed, createRows(event.texts), event.nowMs);
    case 'resumed':
      return state.phase === 'stopped' || state.phase === 'finished'
        ? running(state.speed, state.rows, event.nowMs)
        : state;
    case 'waiting':
      return state.phase === 'running' ? { ...state, waitMs: event.waitMs } : state;
    case 'answered': {
      if (state.phase !== 'running') return state;
      const sent = state.sent + event.indexes.length;
      const remainingMs = ((event.nowMs - state.startedMs) / sent) * (state.toSend - sent);
      const rows = withAnswers(state.rows, event.indexes, event.answers);
      return { ...state, rows, sent, remainingMs, waitMs: undefined };
    }
    case 'ended':
      if (state.phase !== 'running') return state;
      return event.end === 'finished'
        ? { phase: 'finished', speed: state.speed, rows: state.rows }
        : { phase: 'stopped', speed: state.speed, rows: state.rows, why: event.end };
    case 'cleared':
      return startState;
  }
}

function running(speed: Speed, rows: BatchRows, nowMs: number): BatchState {
  const toSend = rowsToSend(rows).length;
  return {
    phase: 'running',
    speed,
    rows,
    startedMs: nowMs,
    toSend,
    sent: 0,
    remainingMs: undefined,
    waitMs: undefined,
  };
}

/** The reviews of the chosen column, in order, blank ones too: their rows say so in the result. */
export function chosenTexts(file: TableFile, column: number, hasHeader: boolean): string[] {
  return (hasHeader ? file.rows.slice(1) : file.rows).map((row) => row[column] ?? '');
}
