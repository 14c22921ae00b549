import { expect, test } from 'vitest';
import { createBatchLine, type Piece } from './batch-line';
import type { Batching } from './batching';

const batching: Batching = { max_batch_size: 4, batch_timeout_ms: 10, max_enqueued_batches: 2, split_large: true };

interface Request {
  readonly name: string;
}

function lineOf(options: Partial<Batching> = {}) {
  const line = createBatchLine<Request>({ ...batching, ...options }, 3);
  const requests = new Map<string, Request>();
  return {
    ...line,
    come(
      name: string,
      rows: number,
      nowMs: number,
      { idle = false, lane = 'a' }: { idle?: boolean; lane?: string } = {},
    ) {
      const request = { name };
      requests.set(name, request);
      line.add(request, rows, lane === 'none' ? undefined : lane, nowMs, idle);
      return request;
    },
    /** `x0-2 y0-1`: the rows of the next batch that is due. */
    next: (nowMs: number) => show(line.take(nowMs)),
  };
}

function show(pieces: readonly Piece<Request>[]): string {
  return pieces.map(({ request, start, end }) => `${request.name}${start}-${end}`).join(' ');
}

test('a request alone before an idle worker is due at once, whatever the window', () => {
  const line = lineOf();
  line.come('x', 1, 100, { idle: true });
  expect(line.next(100)).toBe('x0-1');
  expect(line.isEmpty()).toBe(true);
});

test('requests that came while workers were busy leave together when the window of the first has ended', () => {
  const line = lineOf();
  line.come('x', 1, 100);
  line.come('y', 2, 105);
  expect([line.nextDueMs(), line.next(109.9), line.next(110), line.isEmpty()]).toEqual([110, '', 'x0-1 y0-2', true]);
});

test('a full batch is due before its window ends, also when the next request only does not fit any more', () => {
  const line = lineOf();
  for (const name of ['a', 'b', 'c', 'd', 'e']) line.come(name, 1, 0);
  expect([line.next(0), line.next(0), line.next(10)]).toEqual(['a0-1 b0-1 c0-1 d0-1', '', 'e0-1']);
  line.come('x', 3, 20);
  line.come('y', 2, 21);
  expect([line.next(21), line.next(21), line.next(31)]).toEqual(['x0-3', '', 'y0-2']);
});

test('without a window everything that waits is due', () => {
  const line = lineOf({ batch_timeout_ms: 0 });
  line.come('x', 1, 100);
  line.come('y', 1, 100);
  expect(line.next(100)).toBe('x0-1 y0-1');
});

test('a request larger than a batch fills what others leave and goes behind those who came meanwhile', () => {
  const line = lineOf();
  line.come('x', 1, 0);
  line.come('large', 9, 0);
  line.come('y', 1, 0);
  line.come('z', 2, 0);
  expect([line.next(0), line.next(0), line.next(0), line.next(10)]).toEqual([
    'x0-1 large0-3',
    'y0-1 z0-2 large3-4',
    'large4-8',
    'large8-9',
  ]);
});

test('of two large requests each gets every second batch', () => {
  const line = lineOf();
  line.come('x', 8, 0);
  line.come('y', 8, 0);
  expect(Array.from({ length: 4 }, () => line.next(0))).toEqual(['x0-4', 'y0-4', 'x4-8', 'y4-8']);
});

test('what is left of a large request does not wait for the window of one that came after it', () => {
  const line = lineOf();
  line.come('large', 5, 0);
  line.come('late', 1, 9);
  expect([line.next(9), line.nextDueMs(), line.next(10)]).toEqual(['large0-4', 10, 'late0-1 large4-5']);
});

test('signatures never share a batch, and the one whose request came first goes first', () => {
  const line = lineOf();
  line.come('x', 2, 0, { lane: 'b' });
  line.come('y', 2, 1, { lane: 'a' });
  line.come('z', 2, 2, { lane: 'b' });
  line.come('explain', 9, 3, { lane: 'none' });
  expect([line.next(50), line.next(50), line.next(50), line.next(50)]).toEqual(['x0-2 z0-2', 'y0-2', 'explain0-9', '']);
});

test('what runs again goes first and by itself', () => {
  const line = lineOf();
  const request = line.come('x', 3, 0);
  line.come('y', 1, 0);
  expect(line.next(10)).toBe('x0-3 y0-1');
  line.come('z', 1, 0);
  line.addAgain({ request, start: 0, end: 3 });
  expect([line.nextDueMs() < 0, line.next(10), line.next(10)]).toEqual([true, 'x0-3', 'z0-1']);
});

test('a request that leaves takes its rows out of every place it has', () => {
  const line = lineOf();
  const request = line.come('x', 6, 0);
  line.come('y', 1, 0);
  expect(line.next(0)).toBe('x0-4');
  line.addAgain({ request, start: 0, end: 4 });
  expect([line.remove(request), line.remove(request)]).toEqual([true, false]);
  expect([line.next(10), line.isEmpty()]).toEqual(['y0-1', true]);
});

test('the line has room for as many rows as its batches hold, each signature by itself', () => {
  const line = lineOf();
  expect(line.hasRoom(5000, 'a')).toBe(true);
  line.come('x', 5, 0);
  expect([line.hasRoom(3, 'a'), line.hasRoom(4, 'a'), line.hasRoom(8, 'b')]).toEqual([true, false, true]);
  for (const name of ['e', 'f', 'g']) line.come(name, 100, 0, { lane: 'none' });
  expect(line.hasRoom(1, undefined)).toBe(false);
  expect(line.batches()).toBe(2 + 3);
});

test('without batching every request is a batch of its own, whatever its signature', () => {
  const line = createBatchLine<Request>(undefined, 2);
  line.add({ name: 'x' }, 500, 'a', 0, false);
  line.add({ name: 'y' }, 1, undefined, 0, false);
  expect(line.hasRoom(1, 'b')).toBe(false);
  expect([show(line.take(0)), show(line.take(0)), show(line.take(0))]).toEqual(['x0-500', 'y0-1', '']);
});

test('a large request that went behind stands behind in the order over all signatures too', () => {
  const line = lineOf();
  line.come('large', 8, 0, { lane: 'a' });
  line.come('x', 4, 1, { lane: 'b' });
  expect([line.next(1), line.next(1), line.next(1)]).toEqual(['large0-4', 'x0-4', 'large4-8']);
});
