import type { IncomingHttpHeaders } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';
import { detectLimits } from '@/lib/protocols/detect-options';
import { imageTooLarge } from '@/lib/protocols/detect-request';
import type { HttpLimits } from './http-limits';

/** How large a request's body may be. */
export interface BodyLimit {
  readonly bytes: number;
  readonly tooLarge: Failure;
  /** Whether it may be a picture: those are counted while they are held. */
  readonly isUpload: boolean;
  /** Whether it may come packed; `bytes` then also bounds what it becomes. */
  readonly mayBePacked?: boolean;
}

/** Longest headers of parts and texts of a form that carries a picture, bytes. */
const formOverhead = 64 * 1024;
/** A picture, a cascade of one's own, and what a form puts around them. */
const formBytes = detectLimits.imageBytes + detectLimits.cascadeBytes + formOverhead;

const form: BodyLimit = { bytes: formBytes, tooLarge: imageTooLarge, isUpload: true };
/** In base64 three bytes are four characters. */
const json: BodyLimit = { bytes: Math.ceil((formBytes * 4) / 3), tooLarge: imageTooLarge, isUpload: true };

/** What {@link createBodyLimits} needs of the front door's limits. */
export type BodySizes = Pick<HttpLimits, 'bodyBytes' | 'tensorBytes'>;

/**
 * Chooses the limit of a request by its route and what it says of itself: pictures only where a picture may come,
 * `tensorBytes` for the serving protocols, and `bodyBytes` everywhere else.
 */
export function createBodyLimits(sizes: BodySizes): (route: string, headers: IncomingHttpHeaders) => BodyLimit {
  const { bodyBytes } = sizes;
  const plain: BodyLimit = { bytes: bodyBytes, tooLarge: bodyTooLarge(bodyBytes), isUpload: false };
  const tensors = tensorLimit(sizes);
  return (route, headers) => {
    if (route === '/predict') return plain;
    if (route === '/v1' || route === '/v2') return tensors;
    const isForm = isFormType(headers['content-type']);
    if (route === '/detect') return isForm ? form : json;
    // A server action of a page that takes pictures; Next answers only those that it knows.
    return route === 'page' && isForm && headers['next-action'] !== undefined ? form : plain;
  };
}

/** The limit of a body of the serving protocols. */
export function tensorLimit({ tensorBytes }: Pick<BodySizes, 'tensorBytes'>): BodyLimit {
  return { bytes: tensorBytes, tooLarge: bodyTooLarge(tensorBytes), isUpload: true, mayBePacked: true };
}

export function isFormType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^\s*multipart\/form-data\s*(?:;|$)/i.test(contentType);
}

function bodyTooLarge(bytes: number): Failure {
  const kib = Math.floor(bytes / 1024);
  return failure(
    'body_too_large',
    `본문이 너무 커요. ${kib} KiB까지 보낼 수 있어요. 나눠서 보내 주세요.`,
    `The body is too large. Up to ${kib} KiB are accepted: send it in parts.`,
  );
}
