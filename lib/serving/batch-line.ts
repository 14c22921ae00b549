import type { Batching } from './batching';

/** Rows `start` to `end`, the last not counted, of a request. */
export interface Piece<T> {
  readonly request: T;
  readonly start: number;
  readonly end: number;
}

/**
 * Requests that wait for a worker, and the forming of batches from them. Knows no timer, no thread and no clock: times
 * are milliseconds that the caller gives, of one clock that never goes back.
 *
 * Batched requests wait in one lane a signature; what isn't batched waits in a lane where every request is a batch of
 * its own. A batch comes from one lane and holds rows in order of arrival. A request that fits a batch is never cut. A
 * larger one gives the rows that a batch has room for and then stands behind those who came meanwhile, so that it
 * delays each of them by one batch at most.
 */
export interface BatchLine<T> {
  /** False when the request would be one too many for its lane. @param lane  Undefined: not batched. */
  hasRoom(rows: number, lane: string | undefined): boolean;
  /** @param isWorkerIdle  Then a request before which nothing waits in its lane is due at once. */
  add(request: T, rows: number, lane: string | undefined, nowMs: number, isWorkerIdle: boolean): void;
  /** What goes again goes first, and as a batch of its own. */
  addAgain(piece: Piece<T>): void;
  /** @returns False when nothing of the request waited. */
  remove(request: T): boolean;
  /** The next batch that is due, of those the one whose first request came first; empty when none is due. */
  take(nowMs: number): readonly Piece<T>[];
  /** When the next batch will be due without a further request; infinite when nothing waits. */
  nextDueMs(): number;
  /** Every request of which something waits. */
  requests(): ReadonlySet<T>;
  /** Batches that wait, if no more requests came; at least one while anything waits. */
  batches(): number;
  isEmpty(): boolean;
  clear(): void;
}

interface Entry {
  readonly rows: number;
  /** Rows taken so far. */
  taken: number;
  /** Place in the order of arrival over all lanes. */
  turn: number;
  dueMs: number;
}

interface Lane<T> {
  /** A Map keeps the order of arrival and lets a request leave from the middle. */
  readonly entries: Map<T, Entry>;
  /** Rows that wait. */
  rows: number;
}

/**
 * @param batching  Undefined: every request is a batch of its own, whatever its lane.
 * @param maxSingles  Requests that may wait in the lane that isn't batched.
 */
export function createBatchLine<T>(batching: Batching | undefined, maxSingles: number): BatchLine<T> {
  const singles: Lane<T> = { entries: new Map(), rows: 0 };
  const lanes = new Map<string, Lane<T>>();
  let again: Piece<T>[] = [];
  let turn = 0;
  const maxRows = batching?.max_batch_size ?? Number.POSITIVE_INFINITY;
  const windowMs = batching?.batch_timeout_ms ?? 0;
  const capacity = maxRows * (batching?.max_enqueued_batches ?? 1);

  function laneOf(name: string | undefined): Lane<T> {
    if (!batching || name === undefined) return singles;
    let lane = lanes.get(name);
    if (!lane) {
      lane = { entries: new Map(), rows: 0 };
      lanes.set(name, lane);
    }
    return lane;
  }

  function allLanes(): Lane<T>[] {
    return [singles, ...lanes.values()];
  }

  function dueMsOf(lane: Lane<T>): number {
    const head = headOf(lane);
    if (!head) return Number.POSITIVE_INFINITY;
    return lane === singles || lane.rows >= maxRows ? Number.NEGATIVE_INFINITY : head.dueMs;
  }

  function takeSingle(): readonly Piece<T>[] {
    for (const [request, { rows }] of singles.entries) {
      singles.entries.delete(request);
      singles.rows -= rows;
      return [{ request, start: 0, end: rows }];
    }
    return [];
  }

  function takeBatch(lane: Lane<T>): readonly Piece<T>[] {
    const pieces: Piece<T>[] = [];
    let room = maxRows;
    for (const [request, entry] of lane.entries) {
      const left = entry.rows - entry.taken;
      if (left > room && entry.rows <= maxRows) break;
      const start = entry.taken;
      entry.taken += Math.min(left, room);
      pieces.push({ request, start, end: entry.taken });
      lane.rows -= entry.taken - start;
      room -= entry.taken - start;
      lane.entries.delete(request);
      if (entry.taken < entry.rows) goBehind(lane, request, entry);
      if (room === 0) break;
    }
    return pieces;
  }

  function goBehind(lane: Lane<T>, request: T, entry: Entry): void {
    const head = headOf(lane);
    // The next batch may hold rows of both: it is due when the first of them is.
    if (head) head.dueMs = Math.min(head.dueMs, entry.dueMs);
    entry.turn = turn++;
    lane.entries.set(request, entry);
  }

  return {
    hasRoom(rows, name) {
      const lane = laneOf(name);
      if (lane === singles) return lane.entries.size < maxSingles;
      return lane.entries.size === 0 || lane.rows + rows <= capacity;
    },

    add(request, rows, name, nowMs, isWorkerIdle) {
      const lane = laneOf(name);
      const isLone = isWorkerIdle && lane.entries.size === 0;
      lane.entries.set(request, { rows, taken: 0, turn: turn++, dueMs: isLone ? nowMs : nowMs + windowMs });
      lane.rows += rows;
    },

    addAgain: (piece) => {
      again.push(piece);
    },

    remove(request) {
      const before = again.length;
      again = again.filter((piece) => piece.request !== request);
      let found = again.length < before;
      for (const lane of allLanes()) {
        const entry = lane.entries.get(request);
        if (!entry) continue;
        lane.entries.delete(request);
        lane.rows -= entry.rows - entry.taken;
        found = true;
      }
      return found;
    },

    take(nowMs) {
      const repeated = again.shift();
      if (repeated) return [repeated];
      let first: Lane<T> | undefined;
      for (const lane of allLanes()) {
        if (dueMsOf(lane) <= nowMs && (!first || turnOf(lane) < turnOf(first))) first = lane;
      }
      if (!first) return [];
      return first === singles ? takeSingle() : takeBatch(first);
    },

    nextDueMs: () => (again.length > 0 ? Number.NEGATIVE_INFINITY : Math.min(...allLanes().map(dueMsOf))),

    requests: () =>
      new Set([...again.map((piece) => piece.request), ...allLanes().flatMap(({ entries }) => [...entries.keys()])]),

    batches() {
      let count = again.length + singles.entries.size;
      for (const { rows } of lanes.values()) count += Math.ceil(rows / maxRows);
      return count;
    },

    isEmpty: () => again.length === 0 && allLanes().every(({ entries }) => entries.size === 0),

    clear() {
      again = [];
      for (const lane of allLanes()) {
        lane.entries.clear();
        lane.rows = 0;
      }
    },
  };
}

function headOf<T>({ entries }: Lane<T>): Entry | undefined {
  for (const entry of entries.values()) return entry;
  return undefined;
}

/** Only asked of a lane in which something waits. */
function turnOf<T>(lane: Lane<T>): number {
  return headOf(lane)?.turn ?? Number.POSITIVE_INFINITY;
}
