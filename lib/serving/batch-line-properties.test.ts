import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBatchLine, type Piece } from './batch-line';
import type { Batching } from './batching';

const batching: Batching = { max_batch_size: 4, batch_timeout_ms: 10, max_enqueued_batches: 2, split_large: true };

/** What happens to a line: somebody comes or leaves, time passes, a worker takes, a batch fails and runs again. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('come' as const),
      rows: fc.integer({ min: 1, max: 9 }),
      lane: fc.constantFrom('a', 'b', undefined),
      isWorkerIdle: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const), fails: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 20 }) }) },
);

test('whatever happens, every row is answered once and in order, and no batch is larger or mixed or out of turn', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 10 }),
      fc.array(happening, { maxLength: 120 }),
      (maxRows, windowMs, happenings) => {
        const options = { ...batching, max_batch_size: maxRows, batch_timeout_ms: windowMs };
        const line = createBatchLine<Waiting>(options, 1000);
        const all: Waiting[] = [];
        let nowMs = 0;

        function take(fails: boolean): boolean {
          const batch = line.take(nowMs);
          if (batch.length === 0) return false;
          checkBatch(batch, all, maxRows);
          for (const piece of batch) {
            const { request, start, end } = piece;
            const isSecondTry = request.failed.some((failed) => failed.start === start && failed.end === end);
            if (!isSecondTry) {
              expect(start).toBe(request.given);
              request.given = end;
            }
            if (fails && batch.length > 1) {
              request.failed.push(piece);
              line.addAgain(piece);
            } else {
              request.answered += end - start;
            }
          }
          return true;
        }

        for (const step of happenings) {
          if (step.kind === 'pass') nowMs += step.ms;
          if (step.kind === 'take') take(step.fails);
          if (step.kind === 'come') {
            const { rows, lane, isWorkerIdle } = step;
            const request = {
              rows,
              lane,
              turn: all.length,
              given: 0,
              answered: 0,
              failed: [],
              left: false,
              ahead: all.filter((other) => other.lane === lane && waits(other)).length,
              passedBy: 0,
            };
            all.push(request);
            line.add(request, rows, lane, nowMs, isWorkerIdle);
          }
          const leaving = step.kind === 'leave' ? all[step.which] : undefined;
          if (leaving) {
            expect(line.remove(leaving)).toBe(!leaving.left && leaving.answered < leaving.rows);
            leaving.left = true;
          }
        }
        // Nothing is stuck: once every window has ended, all that waits leaves.
        expect(line.nextDueMs() <= nowMs + windowMs || line.isEmpty()).toBe(true);
        nowMs += windowMs;
        while (take(false));
        expect([line.isEmpty(), line.batches(), line.requests().size]).toEqual([true, 0, 0]);
        for (const request of all) if (!request.left) expect(request.answered).toBe(request.rows);
      },
    ),
    { numRuns: 500 },
  );
});

interface Waiting {
  readonly rows: number;
  readonly lane: string | undefined;
  readonly turn: number;
  /** Rows that batches had on the first try. */
  given: number;
  answered: number;
  readonly failed: Piece<Waiting>[];
  left: boolean;
  /** Requests that waited in its lane when it came. */
  readonly ahead: number;
  /** Batches of its lane that it saw leave before its first row did. */
  passedBy: number;
}

function waits({ left, given, rows }: Waiting): boolean {
  return !left && given < rows;
}

function checkBatch(batch: readonly Piece<Waiting>[], all: readonly Waiting[], maxRows: number): void {
  const rows = batch.reduce((sum, { start, end }) => sum + end - start, 0);
  const [first] = batch;
  if (!first) throw new Error('A batch is never empty.');
  const { lane } = first.request;
  if (lane === undefined) expect(batch).toHaveLength(1);
  else expect(rows).toBeLessThanOrEqual(maxRows);
  expect(new Set(batch.map(({ request }) => request.lane))).toEqual(new Set([lane]));
  expect(new Set(batch.map(({ request }) => request)).size).toBe(batch.length);
  expect(batch.some(({ request }) => request.left)).toBe(false);
  // A request that fits a batch is never cut, and nobody who came later is before it.
  for (const { request, start, end } of batch) {
    if (request.lane !== undefined && request.rows <= maxRows) expect([start, end]).toEqual([0, request.rows]);
  }
  const isSecondTry = first.request.failed.some(({ start, end }) => start === first.start && end === first.end);
  if (isSecondTry) return;
  const served = new Set(batch.map(({ request }) => request));
  const latest = Math.max(...batch.map(({ request }) => (request.rows <= maxRows ? request.turn : -1)));
  for (const other of all) {
    if (other.left || other.lane !== lane || other.given > 0 || served.has(other)) continue;
    if (other.rows <= maxRows) expect(other.turn).toBeGreaterThan(latest);
    // However large those before it are, each gets one batch before it at most.
    other.passedBy++;
    expect(other.passedBy).toBeLessThanOrEqual(other.ahead);
  }
}
