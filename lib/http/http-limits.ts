import { detectDeadlineMs } from '@/lib/protocols/detect-faces';

/** Sizes and times of the front door. Tests give shorter times. */
export interface HttpLimits {
  /** Largest body of a request that may carry no picture, bytes. */
  readonly bodyBytes: number;
  /** Largest body of a request of the serving protocols, as it comes and unpacked, bytes. */
  readonly tensorBytes: number;
  /** Longest path with query, characters. */
  readonly urlLength: number;
  /** Largest request line and headers together, bytes. */
  readonly headerBytes: number;
  /** For the headers to arrive, and for the whole request with its body, ms since its first byte. */
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  /** For the model to answer once the body is here, ms. */
  readonly answerTimeoutMs: number;
  /** The same for `/detect`, where a picture may stand in a queue behind a class's, ms. */
  readonly detectTimeoutMs: number;
  /** Bytes of uploaded pictures held at the same time, all requests together. */
  readonly uploadBytesHeld: number;
  /** How long an idle connection is kept, ms: above the usual 60 s of proxies, so that they close first. */
  readonly keepAliveTimeoutMs: number;
  readonly connections: number;
  /** How often Node looks for connections past their time, ms. */
  readonly checkEveryMs: number;
}

export const defaultHttpLimits: HttpLimits = {
  bodyBytes: 1024 * 1024,
  tensorBytes: 16 * 1024 * 1024,
  urlLength: 8192,
  headerBytes: 16 * 1024,
  headersTimeoutMs: 15_000,
  bodyTimeoutMs: 30_000,
  answerTimeoutMs: 10_000,
  detectTimeoutMs: detectDeadlineMs,
  uploadBytesHeld: 128 * 1024 * 1024,
  keepAliveTimeoutMs: 65_000,
  connections: 4096,
  checkEveryMs: 1000,
};
