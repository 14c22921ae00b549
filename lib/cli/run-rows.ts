import { setImmediate } from 'node:timers/promises';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row } from '@/lib/serving/row';
import type { AnswerSink } from './answer-sink';
import type { RowSource } from './row-source';
import type { StartedModel } from './start-model';

export interface RunPlan {
  readonly source: RowSource;
  readonly model: StartedModel;
  readonly signature: string;
  /** Rows that the model gets at once. */
  readonly chunkRows: number;
  readonly sink: AnswerSink;
  readonly signal: AbortSignal;
  /** Told after every chunk how many rows are answered. */
  readonly onRows: (rows: number) => void;
}

/**
 * Asks a model row after row, so that no more than a chunk of them is held.
 * @returns How many rows were answered. Whatever goes wrong, the sink is told to discard what it has.
 */
export async function runRows(plan: RunPlan): Promise<Result<number>> {
  let isDone = false;
  try {
    const answered = await askAll(plan);
    if (answered.ok) await plan.sink.finish();
    isDone = answered.ok;
    return answered;
  } catch (error) {
    if (error instanceof RefusedInput) return err(error.failure);
    throw error;
  } finally {
    if (!isDone) await plan.sink.discard();
  }
}

async function askAll({ source, chunkRows, signal, ...plan }: RunPlan): Promise<Result<number>> {
  let chunk: Row[] = [];
  let rows = 0;
  const flush = async (): Promise<Result<void>> => {
    const asked = chunk;
    chunk = [];
    const answers = await plan.model.ask(asked, plan.signature);
    if (!answers.ok) return err(inRows(answers.failure, rows + 1, rows + asked.length, source.total));
    await plan.sink.write(asked, answers.value);
    rows += asked.length;
    plan.onRows(rows);
    // Handlers and files that are in memory may leave no pause of their own in which Ctrl+C would be noticed.
    await setImmediate();
    return ok(undefined);
  };
  for await (const row of source.rows) {
    if (signal.aborted) return err(stopped);
    chunk.push(row);
    if (chunk.length < chunkRows) continue;
    const flushed = await flush();
    if (!flushed.ok) return flushed;
  }
  if (chunk.length > 0 && !signal.aborted) {
    const flushed = await flush();
    if (!flushed.ok) return flushed;
  }
  if (signal.aborted) return err(stopped);
  return rows === 0 ? err(noRows) : ok(rows);
}

/** The same failure, with the rows it was about; a run of one row needs no number. */
function inRows(reason: Failure, first: number, last: number, total: number | undefined): Failure {
  if (total === 1) return reason;
  const which = first === last ? `${first}` : `${first}–${last}`;
  const { ko, en } = reason.message;
  return { ...reason, message: { ko: `${which}번째 행: ${ko}`, en: `Row ${which}: ${en}` } };
}

const stopped = failure('cancelled', '멈췄어요. 파일은 쓰지 않았어요.', 'Stopped. No file was written.');

const noRows = failure(
  'bad_input',
  '파일에 행이 없어요. 한 줄에 하나씩 적어 주세요.',
  'The file has no rows. Write one on each line.',
);
