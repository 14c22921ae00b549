import type { IncomingMessage } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';
import type { BodyLimit } from './body-limits';
import type { TrackedResponse } from './tracked-response';

/**
 * Counts the bytes of uploads that are being read, wait for the model or are worked on, so that a class that sends its
 * photos at the same moment, or somebody who means harm, fills no more memory than that.
 */
export class UploadGate {
  readonly #most: number;
  #held = 0;

  /** @param most  Bytes of all uploads together. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /**
   * Takes room for a request until its response is sent or given up. A body of unknown length takes the whole limit.
   * @returns `busy` when there is no room.
   */
  admit(request: IncomingMessage, response: TrackedResponse, limit: BodyLimit): Failure | undefined {
    const length = request.headers['content-length'];
    return this.hold(response, length === undefined ? limit.bytes : Number(length));
  }

  /** {@link admit} for bytes that the caller counted. */
  hold(response: TrackedResponse, bytes: number): Failure | undefined {
    if (this.#held + bytes > this.#most) return tooManyUploads;
    this.#held += bytes;
    response.once('close', () => {
      this.#held -= bytes;
    });
    return undefined;
  }
}

const tooManyUploads = failure(
  'busy',
  '지금 사진이나 큰 요청을 보내는 사람이 많아요. 2초 뒤에 다시 해 주세요.',
  'Many pictures or large requests are being sent at this moment. Try again in 2 s.',
  2,
);
