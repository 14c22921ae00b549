import { type Failure, failure } from '@/lib/base/failure';

/**
 * Refuses addresses that have no honest use, before any router sees them: too long, percent-encoding that is no
 * UTF-8, control characters, backslashes, `.` and `..` as a path's parts (encoded or not), and anything but a path.
 * @returns `url_too_long`, `bad_url`, or nothing when routers may have it.
 */
export function guardUrl(url: string, maxLength: number): Failure | undefined {
  if (url.length > maxLength) return urlTooLong;
  if (plainUrl.test(url)) return undefined;
  if (!url.startsWith('/') || url.startsWith('//') || !printable.test(url)) return badUrl;

  const queryAt = url.indexOf('?');
  const path = decode(queryAt < 0 ? url : url.slice(0, queryAt));
  if (path === undefined || unwelcome.test(path)) return badUrl;
  if (path.split('/').some((part) => part === '.' || part === '..')) return badUrl;
  if (queryAt >= 0 && decode(url.slice(queryAt + 1)) === undefined) return badUrl;
  return undefined;
}

/** The path without its query. */
export function pathOf(url: string): string {
  const queryAt = url.indexOf('?');
  return queryAt < 0 ? url : url.slice(0, queryAt);
}

/** Letters, digits and a few signs, and no empty part: nothing to decode and nothing to climb with. */
const plainUrl = /^\/(?:[A-Za-z0-9_:-]+(?:\/[A-Za-z0-9_:-]+)*)?$/;

const printable = /^[\x21-\x7e]*$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unwelcome = /[\x00-\x1f\x7f\\]/;

const urlTooLong = failure(
  'url_too_long',
  '주소가 너무 길어요. 내용은 주소가 아니라 본문에 넣어 보내 주세요.',
  'The address is too long. Send the content in the body, not in the address.',
);

const badUrl = failure(
  'bad_url',
  '주소를 읽을 수 없어요. 주소를 확인해 주세요.',
  "The address can't be read. Check it.",
);

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
