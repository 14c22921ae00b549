import type { DetectOptions } from '@/lib/vision/detect-options';
import type { GrayImage } from '@/lib/vision/gray-image';
import type { Detection } from '@/lib/vision/group-rectangles';
import type { DetectAnswer, DetectRequest } from './detect-messages';

/** What one call found, and how long the scan took in the worker. */
export interface BrowserDetections {
  readonly detections: Detection[];
  readonly milliseconds: number;
}

interface Waiting {
  resolve(found: BrowserDetections): void;
  reject(error: Error): void;
}

/**
 * Finds objects in the browser, off the page's own thread. Make the worker where the bundler sees it:
 * `new DetectInBrowser(new Worker(new URL('@/lib/browser/detect-worker', import.meta.url), { type: 'module' }))`.
 */
export class DetectInBrowser {
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;

  constructor(private readonly worker: Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>) {
    worker.addEventListener('message', ({ data }: MessageEvent<DetectAnswer>) => this.settle(data));
    worker.addEventListener('error', ({ message }: ErrorEvent) => this.failAll(new Error(message)));
  }

  /** @param bytes A shipped `.cascade` file. */
  addCascade(key: string, bytes: Uint8Array): void {
    this.send({ kind: 'cascade', key, bytes }, []);
  }

  /** @param image Its pixels' buffer is moved to the worker: the caller cannot read it afterwards. */
  detect(key: string, image: GrayImage, options: Partial<DetectOptions> = {}): Promise<BrowserDetections> {
    const id = this.calls++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ kind: 'detect', id, key, ...image, options }, [image.pixels.buffer]);
    });
  }

  /** Ends the worker; calls that wait reject. */
  close(): void {
    this.worker.terminate();
    this.failAll(new Error('The detector was closed.'));
  }

  private send(request: DetectRequest, moved: Transferable[]): void {
    this.worker.postMessage(request, moved);
  }

  private settle(answer: DetectAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve({ detections: answer.detections, milliseconds: answer.milliseconds });
  }

  private failAll(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
