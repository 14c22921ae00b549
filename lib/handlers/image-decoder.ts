import { type ChildProcess, fork } from 'node:child_process';
import { detectLimits } from '@/lib/protocols/detect-options';
import { RefusedInput } from '@/lib/serving/refused-input';
import { StatedFault } from '@/lib/serving/stated-fault';
import type { GrayImage } from '@/lib/vision/gray-image';
import { imageTypeOf, isOpenable } from '@/lib/vision/image-type';
import type { DecodeAnswer, DecodeRequest } from './decode-messages';
import {
  decoderLost,
  imageCorrupt,
  imageEmpty,
  imageFileTooLarge,
  imageTooLarge,
  imageUnsupported,
} from './image-failures';

export interface ImageDecoderOptions {
  /** Absolute path of the bundled decode-child. */
  readonly childFile: string;
  /** A picture that takes longer ends the process. Default 5 s: 64 megapixels take about 1 s. */
  readonly limitMs?: number;
}

/** Variables that finding Node's and libvips' own files may need; nothing else of the environment goes along. */
const passedOn = ['PATH', 'SystemRoot', 'LD_LIBRARY_PATH'];

/**
 * Decodes pictures in a process of its own, one at a time, so that a crash of native code, a full memory or a picture
 * that never ends costs the one request. The process is started again at once.
 */
export class ImageDecoder {
  private readonly childFile: string;
  private readonly limitMs: number;
  private child: Promise<ChildProcess> | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  constructor({ childFile, limitMs = 5000 }: ImageDecoderOptions) {
    this.childFile = childFile;
    this.limitMs = limitMs;
  }

  /** Starts the process, so that the first picture needn't wait for it. Rejects when it doesn't start. */
  async start(): Promise<void> {
    await this.started();
  }

  /**
   * @returns Luma of the picture as a person sees it, EXIF's turn applied.
   * @throws RefusedInput with image_empty, body_too_large, image_unsupported, image_too_large or image_corrupt.
   * @throws StatedFault with model_unavailable when the process ended over this picture or had to be ended.
   */
  decode(bytes: Uint8Array): Promise<GrayImage> {
    assertOpenable(bytes);
    const result = this.turn.then(() => this.ask(bytes));
    this.turn = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const child = await this.child?.catch(() => undefined);
    child?.kill('SIGKILL');
  }

  private async ask(bytes: Uint8Array): Promise<GrayImage> {
    const answer = await this.answerOf(await this.started(), { bytes });
    switch (answer.kind) {
      case 'decoded':
        return { width: answer.width, height: answer.height, pixels: answer.pixels };
      case 'too-large':
        throw new RefusedInput(imageTooLarge());
      case 'corrupt':
        throw new RefusedInput(imageCorrupt());
      case 'ready':
        throw new Error('The decoder said twice that it is ready.');
    }
  }

  private answerOf(child: ChildProcess, request: DecodeRequest): Promise<DecodeAnswer> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        child.off('message', answered);
        child.off('exit', ended);
        unref(child);
      };
      const answered = (answer: unknown) => {
        settle();
        // Our own bundle answers, never a stranger.
        resolve(answer as DecodeAnswer);
      };
      const ended = (_code: number | null, signal: string | null) => {
        settle();
        reject(new StatedFault(`decoder-ended-${signal ?? 'itself'}`, decoderLost()));
      };
      // The end that follows rejects.
      const timer = setTimeout(() => child.kill('SIGKILL'), this.limitMs);
      // Someone waits now: the process must live until the answer comes.
      child.ref();
      child.channel?.ref();
      child.on('message', answered);
      child.on('exit', ended);
      child.send(request, (error) => {
        // A channel that breaks is followed by the end of its process.
        if (error) child.kill('SIGKILL');
      });
    });
  }

  private started(): Promise<ChildProcess> {
    if (this.isClosed) return Promise.reject(new Error('The decoder is closed.'));
    this.child ??= this.spawn();
    return this.child;
  }

  private async spawn(): Promise<ChildProcess> {
    const child = fork(this.childFile, {
      env: { NODE_ENV: 'production', ...Object.fromEntries(passedOn.map((name) => [name, process.env[name]])) },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    try {
      await firstMessage(child);
    } catch (error) {
      // The next picture tries again.
      this.child = undefined;
      throw error;
    }
    unref(child);
    child.once('exit', () => {
      this.child = undefined;
      // A failed start is told to the next picture, which tries again.
      if (!this.isClosed) this.started().catch(() => undefined);
    });
    if (this.isClosed) child.kill('SIGKILL');
    return child;
  }
}

function assertOpenable(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new RefusedInput(imageEmpty());
  if (bytes.length > detectLimits.imageBytes) throw new RefusedInput(imageFileTooLarge());
  const type = imageTypeOf(bytes);
  if (!isOpenable(type)) throw new RefusedInput(imageUnsupported(type));
}

function firstMessage(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`The decoder ended at its start (${signal ?? code}).`)));
  });
}

/** An idle decoder keeps no process alive. */
function unref(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
