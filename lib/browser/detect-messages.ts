import type { Failure } from '@/lib/base/failure';
import type { GrayImage } from '@/lib/vision/gray-image';
import type { Size } from '@/lib/vision/scale-list';
import type { FoundBoxes, SearchQuestion } from './picture-search';

/** To the Web Worker. Every one is answered. */
export type WorkerRequest = { readonly id: number } & (
  | { readonly kind: 'cascade'; readonly key: string; readonly bytes: Uint8Array; readonly form: 'compact' | 'xml' }
  /** Decode this picture and keep it; the one before is let go. */
  | { readonly kind: 'open'; readonly file: Blob }
  /** The same, decoded by the page because the worker has no canvas. The pixels' buffer is moved. */
  | { readonly kind: 'gray'; readonly gray: GrayImage }
  /** Search the picture that was opened last. Sizes are in its searched pixels. */
  | { readonly kind: 'find'; readonly question: SearchQuestion }
);

/** A picture that the worker holds. */
export interface OpenedPicture {
  /** As a person sees it. */
  readonly shown: Size;
  /** As it is searched: smaller for a very large picture. */
  readonly searched: Size;
}

/** What each kind of request is answered with. */
export interface WorkerValues {
  readonly cascade: Size;
  /** 'no-canvas': decode on the page and send `gray`. */
  readonly open: OpenedPicture | 'no-canvas';
  readonly gray: null;
  readonly find: FoundBoxes;
}

export type WorkerKind = keyof WorkerValues;

/** From the Web Worker, one for each request. `broken` is a bug: the worker should be made anew. */
export type WorkerReply = { readonly id: number; readonly milliseconds: number } & (
  | { readonly ok: true; readonly value: WorkerValues[WorkerKind] }
  | { readonly ok: false; readonly failure: Failure }
  | { readonly ok: false; readonly broken: string }
);
