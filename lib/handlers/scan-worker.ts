import { parentPort } from 'node:worker_threads';
import type { Cascade } from '@/lib/vision/cascade';
import { decodeCascade } from '@/lib/vision/cascade-binary';
import { gridsFor } from '@/lib/vision/detect';
import { runScanJobs, scanJobs } from '@/lib/vision/scan-jobs';
import { ScanKernel } from '@/lib/vision/scan-kernel';
import { JobCounter } from './job-counter';
import type { ScanAnswer, ScanMessage, ScanRequest } from './scan-messages';

/** A helper thread of `ScanPool`, bundled to `dist/scan-worker.js`. It holds a kernel per cascade and nothing of an image. */
const kernels = new Map<string, { readonly cascade: Cascade; readonly kernel: ScanKernel }>();

if (parentPort === null) throw new Error('scan-worker runs only as a worker thread.');
const port = parentPort;
port.on('message', (request: ScanRequest) => {
  if (request.kind === 'scan') port.postMessage(scan(request));
  else if (request.kind === 'forget') kernels.delete(request.key);
  else addCascade(request.key, request.bytes);
});

function addCascade(key: string, bytes: Uint8Array): void {
  const cascade = decodeCascade(bytes);
  // The pool has read the same bytes before.
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  kernels.set(key, { cascade: cascade.value, kernel: new ScanKernel(cascade.value) });
}

function scan({ key, pixels, width, height, options, counter, mostCandidates }: ScanMessage): ScanAnswer {
  const known = kernels.get(key);
  if (known === undefined) throw new Error(`The pool asked for the cascade ${key} before it gave it.`);
  const image = { pixels: new Uint8Array(pixels, 0, width * height), width, height };
  const jobs = scanJobs(gridsFor(image, known.cascade, options));
  const deal = new JobCounter(counter, jobs.length, mostCandidates);
  known.kernel.setImage(image);
  const found = runScanJobs(
    known.kernel,
    jobs,
    () => deal.next(),
    (count) => deal.addFound(count),
    () => deal.isAbandoned(),
  );
  return { found: [...found] };
}
