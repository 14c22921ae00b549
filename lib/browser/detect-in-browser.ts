import { err, ok, type Result } from '@/lib/base/result';
import type { Size } from '@/lib/vision/scale-list';
import { decodePicture } from './decode-picture';
import type { OpenedPicture, WorkerKind, WorkerReply, WorkerRequest, WorkerValues } from './detect-messages';
import type { FoundBoxes, SearchQuestion } from './picture-search';

/** A value, and how long the worker took for it. */
export interface Timed<T> {
  readonly value: T;
  readonly milliseconds: number;
}

/** The worker died, would not start, or took far too long. It is closed; make a new one. */
export class WorkerTrouble extends Error {
  constructor(
    readonly kind: 'broken' | 'slow' | 'closed',
    message: string,
  ) {
    super(message);
  }
}

interface Waiting {
  resolve(reply: WorkerReply): void;
  reject(error: Error): void;
}

type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;
type RequestOf<Kind extends WorkerKind> = Omit<Extract<WorkerRequest, { kind: Kind }>, 'id' | 'kind'>;

/**
 * Finds objects in the browser, off the page's own thread; nothing leaves the device. Make the worker where the bundler
 * sees it: `new DetectInBrowser(new Worker(new URL('@/lib/browser/detect-worker', import.meta.url)), 10_000)`.
 * Every method rejects with `WorkerTrouble` when the worker is lost.
 */
export class DetectInBrowser {
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;
  private closed = false;

  /** @param patienceMs The worker is ended when one request takes longer. */
  constructor(
    private readonly worker: Port,
    private readonly patienceMs: number,
  ) {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => this.settle(data));
    worker.addEventListener('error', ({ message }: ErrorEvent) => this.lose('broken', message ?? 'It did not start.'));
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** @returns the cascade's window, or what is wrong with the file. */
  async addCascade(key: string, bytes: Uint8Array, form: 'compact' | 'xml'): Promise<Result<Size>> {
    const added = await this.ask('cascade', { key, bytes, form });
    return added.ok ? ok(added.value.value) : added;
  }

  /** Decodes a picture and keeps it in the worker for `find`. */
  async open(file: Blob): Promise<Result<Timed<OpenedPicture>>> {
    const opened = await this.ask('open', { file });
    if (!opened.ok) return opened;
    const { value, milliseconds } = opened.value;
    return value === 'no-canvas' ? this.openOnPage(file) : ok({ value, milliseconds });
  }

  /** Searches the picture that was opened last. */
  find(question: SearchQuestion): Promise<Result<Timed<FoundBoxes>>> {
    return this.ask('find', { question });
  }

  /** Ends the worker; whoever waits is told. */
  close(): void {
    this.lose('closed', 'The detector was closed.');
  }

  private async openOnPage(file: Blob): Promise<Result<Timed<OpenedPicture>>> {
    const began = performance.now();
    const decoded = await decodePicture(file, (size) => Object.assign(document.createElement('canvas'), size));
    if (!decoded.ok) return decoded;
    const { gray, shown } = decoded.value;
    const searched = { width: gray.width, height: gray.height };
    const sent = await this.ask('gray', { gray }, [gray.pixels.buffer]);
    return sent.ok ? ok({ value: { shown, searched }, milliseconds: performance.now() - began }) : sent;
  }

  private async ask<Kind extends WorkerKind>(
    kind: Kind,
    body: RequestOf<Kind>,
    moved: Transferable[] = [],
  ): Promise<Result<Timed<WorkerValues[Kind]>>> {
    if (this.closed) throw new WorkerTrouble('closed', 'The detector is closed.');
    const id = this.requests++;
    const timer = setTimeout(() => this.lose('slow', `No answer in ${this.patienceMs} ms.`), this.patienceMs);
    try {
      const reply = await new Promise<WorkerReply>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        this.worker.postMessage({ id, kind, ...body }, moved);
      });
      // Whatever a kind of request is answered with is fixed by WorkerValues.
      if (reply.ok) return ok({ value: reply.value as WorkerValues[Kind], milliseconds: reply.milliseconds });
      if ('failure' in reply) return err(reply.failure);
      throw this.lose('broken', reply.broken);
    } finally {
      clearTimeout(timer);
    }
  }

  private settle(reply: WorkerReply): void {
    this.waiting.get(reply.id)?.resolve(reply);
    this.waiting.delete(reply.id);
  }

  private lose(kind: WorkerTrouble['kind'], message: string): WorkerTrouble {
    const trouble = new WorkerTrouble(kind, message);
    this.closed = true;
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(trouble);
    this.waiting.clear();
    return trouble;
  }
}
