import { type Failure, failure } from '@/lib/base/failure';

/** A page's form has a handful of fields; React sends a few of its own with them. */
const maxParts = 200;
/** A part's headers: a name, a file name, a type. */
const maxPartHeaderBytes = 4096;

/**
 * Checks that a form is whole before anyone parses it: a boundary, parts that each have a name, an end.
 * @returns `bad_multipart`, or nothing when the body is a whole form or no form at all.
 */
export function guardMultipart(contentType: string, body: Buffer): Failure | undefined {
  if (!/^\s*multipart\//i.test(contentType)) return undefined;
  const boundary = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s";,]{1,70}))\s*(?:;|$)/i.exec(contentType.slice(0, 512));
  const mark = boundary?.[1] ?? boundary?.[2];
  return mark !== undefined && isWhole(body, mark) ? undefined : badMultipart;
}

function isWhole(body: Buffer, mark: string): boolean {
  const delimiter = Buffer.from(`\r\n--${mark}`);
  // The first delimiter stands at the very start, without the line break that the others begin with.
  if (!body.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))) return false;
  let at = delimiter.length - 2;
  for (let parts = 0; parts <= maxParts; parts++) {
    const next = body.toString('latin1', at, at + 2);
    if (next === '--') return true;
    if (next !== '\r\n') return false;
    const headersEnd = body.indexOf('\r\n\r\n', at);
    if (headersEnd < 0 || headersEnd - at > maxPartHeaderBytes) return false;
    if (!namedPart.test(body.toString('latin1', at, headersEnd))) return false;
    // An empty part's delimiter shares its line break with the end of the headers.
    at = body.indexOf(delimiter, headersEnd + 2);
    if (at < 0) return false;
    at += delimiter.length;
  }
  return false;
}

const namedPart = /\r\ncontent-disposition:\s*form-data;\s*name="[^"\r\n]{1,256}"/i;

export const badMultipart = failure(
  'bad_multipart',
  '양식의 내용이 온전하지 않아요. 페이지를 새로 고치고 다시 보내 주세요.',
  "The form isn't whole. Reload the page and send it again.",
);
