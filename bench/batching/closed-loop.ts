import type { StartedModelServer } from '@/lib/serving/create-model-server';
import type { BatchEvent, ServingEvent } from '@/lib/serving/events';

/** What one setting gave in one run. Times are milliseconds. */
export interface Run {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the process, all threads, per review in microseconds: moves little when the machine is busy. */
  readonly cpuMicros: number;
  /** Requests of a mean batch. */
  readonly requestsPerBatch: number;
}

/** A model server of one setting, with the batches it told of. */
export interface Contender {
  readonly name: string;
  readonly server: StartedModelServer;
  readonly batches: BatchEvent[];
}

export function batchesInto(batches: BatchEvent[]): (event: ServingEvent) => void {
  return (event) => {
    if (event.type === 'batch') batches.push(event);
  };
}

/**
 * Clients that each send one review, wait for its answer and send the next, for a while.
 * @throws Error when any answer is a failure: a fast refusal would win.
 */
export async function drive(
  { server, batches }: Contender,
  model: string,
  reviews: readonly string[],
  clients: number,
  seconds: number,
): Promise<Run> {
  batches.length = 0;
  const latencies: number[] = [];
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const endMs = startMs + seconds * 1000;
  let next = 0;
  async function client(): Promise<void> {
    while (performance.now() < endMs) {
      const text = reviews[next++ % reviews.length] ?? '';
      const sentMs = performance.now();
      const answer = await server.predict({ model, rows: [{ text }] });
      if (!answer.ok) throw new Error(`${model} answered ${answer.failure.code}: ${answer.failure.message.en}`);
      latencies.push(performance.now() - sentMs);
    }
  }
  await Promise.all(Array.from({ length: clients }, client));
  const tookSeconds = (performance.now() - startMs) / 1000;
  const cpu = process.cpuUsage(startCpu);
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / tookSeconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpuMicros: (cpu.user + cpu.system) / latencies.length,
    requestsPerBatch: batches.reduce((sum, { requests }) => sum + requests, 0) / Math.max(1, batches.length),
  };
}

/** @param sorted  Ascending. */
export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
