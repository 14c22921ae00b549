import type { Candidate } from '@/lib/vision/candidate';
import type { DetectOptions } from '@/lib/vision/detect-options';

/** A cascade that the thread will be asked for by its key, in the compact form. */
export interface CascadeMessage {
  readonly kind: 'cascade';
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** One image. Pixels and counter are shared by all threads; each takes bands until the counter passes the last. */
export interface ScanMessage {
  readonly kind: 'scan';
  readonly key: string;
  readonly pixels: SharedArrayBuffer;
  readonly width: number;
  readonly height: number;
  readonly options: DetectOptions;
  readonly counter: SharedArrayBuffer;
}

export type ScanRequest = CascadeMessage | ScanMessage;

/** What a thread found for the last `ScanMessage`. */
export interface ScanAnswer {
  readonly found: readonly (readonly [place: number, candidates: Candidate[]])[];
}
