import type { Candidate } from '@/lib/vision/candidate';
import type { DetectOptions } from '@/lib/vision/detect-options';

/** A cascade that the thread will be asked for by its key, in the compact form. */
export interface CascadeMessage {
  readonly kind: 'cascade';
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** The thread gives back what it holds for a cascade. */
export interface ForgetMessage {
  readonly kind: 'forget';
  readonly key: string;
}

/** One image. Pixels and counter are shared by all threads; each takes bands as a `JobCounter` deals them. */
export interface ScanMessage {
  readonly kind: 'scan';
  readonly key: string;
  readonly pixels: SharedArrayBuffer;
  readonly width: number;
  readonly height: number;
  readonly options: DetectOptions;
  readonly counter: SharedArrayBuffer;
  readonly mostCandidates: number;
}

export type ScanRequest = CascadeMessage | ForgetMessage | ScanMessage;

/** What a thread found for the last `ScanMessage`. */
export interface ScanAnswer {
  readonly found: readonly (readonly [place: number, candidates: Candidate[]])[];
}
