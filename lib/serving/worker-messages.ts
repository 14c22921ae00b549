import { z } from 'zod';
import type { Failure } from '@/lib/base/failure';
import type { errorTrace } from './error-trace';
import { manifestSchema } from './manifest';
import type { Row } from './row';
import type { StartFault } from './start-handler';

/** What a worker thread starts with, in its `workerData`. */
export const workerBootSchema = z.strictObject({
  /** The version's folder: absolute, free of links, verified. */
  folder: z.string(),
  manifest: manifestSchema,
});

export type WorkerBoot = z.infer<typeof workerBootSchema>;

/** The work of a request, as it crosses to a worker. */
export type WorkerJob =
  | { readonly kind: 'predict'; readonly rows: readonly Row[]; readonly signature: string }
  | { readonly kind: 'explain'; readonly rows: readonly Row[] };

/** `hello` asks how the start went; `close` lets the handler free what it took, before the thread ends. */
export type WorkerTask = { readonly kind: 'hello' } | WorkerJob | { readonly kind: 'close' };

export type WorkerAnswer =
  | { readonly kind: 'done'; readonly outputs: readonly unknown[] }
  | { readonly kind: 'not-started'; readonly fault: StartFault }
  /** The handler threw a `RefusedInput`. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'threw'; readonly failure: Failure; readonly trace: ReturnType<typeof errorTrace> };
