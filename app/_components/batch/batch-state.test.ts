import { expect, test } from 'vitest';
import { type BatchEvent, type BatchState, chosenTexts, nextState, startState } from './batch-state';
import type { TableFile } from './table-file';

const file: TableFile = {
  name: 'class.csv',
  encoding: 'cp949',
  damaged: 0,
  rows: [
    ['이름', '생각'],
    ['하늘', '좋아요'],
    ['바다', ''],
  ],
  guess: { hasHeader: true, column: undefined, candidates: [0, 1] },
};

const good = { label: 'positive', positive: 0.9 } as const;

function play(...events: BatchEvent[]): BatchState {
  return events.reduce(nextState, startState);
}

test('a file whose column is unclear stays a question until somebody answers it', () => {
  const asked = play({ type: 'reading' }, { type: 'opened', file });
  expect(asked).toMatchObject({ phase: 'choosing', column: undefined, hasHeader: true });
  expect(nextState(asked, { type: 'chosen', column: 1 })).toMatchObject({ column: 1, hasHeader: true });
  expect(chosenTexts(file, 1, true)).toEqual(['좋아요', '']);
  expect(chosenTexts(file, 0, false)).toEqual(['이름', '하늘', '바다']);
});

test('the remaining time is what the sent rows took, times the rows that are left', () => {
  const state = play(
    { type: 'started', speed: 'accurate', texts: ['a', 'b', 'c', '', 'd'], nowMs: 1000 },
    { type: 'answered', indexes: [0], answers: [good], nowMs: 1200 },
  );
  expect(state).toMatchObject({ phase: 'running', toSend: 4, sent: 1, remainingMs: 600 });
});

test('a stopped run keeps its answers and sends only the rest when it goes on', () => {
  const stopped = play(
    { type: 'started', speed: 'accurate', texts: ['a', 'b', 'c'], nowMs: 0 },
    { type: 'answered', indexes: [0, 1], answers: [good, undefined], nowMs: 10 },
    { type: 'ended', end: 'offline' },
  );
  expect(stopped).toMatchObject({ phase: 'stopped', why: 'offline' });
  const again = nextState(stopped, { type: 'resumed', nowMs: 50 });
  expect(again).toMatchObject({ phase: 'running', speed: 'accurate', toSend: 2, sent: 0, remainingMs: undefined });
  expect(again.phase === 'running' && again.rows.positives[0]).toBe(0.9);
});

test('answers that come after a new start change nothing', () => {
  const late = nextState(startState, { type: 'answered', indexes: [0], answers: [good], nowMs: 1 });
  expect(late).toBe(startState);
  expect(nextState(startState, { type: 'ended', end: 'finished' })).toBe(startState);
});
