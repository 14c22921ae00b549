import type { IncomingHttpHeaders } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';

/**
 * What a route that takes JSON asks of the headers, before a byte of the body is read.
 * @returns `unsupported_media_type`, `unsupported_charset`, or nothing.
 */
export function requireJson(headers: IncomingHttpHeaders): Failure | undefined {
  const contentType = headers['content-type'];
  if (contentType === 'application/json') return undefined;
  const [mediaType = '', ...parameters] = (contentType ?? '').slice(0, 256).toLowerCase().split(';');
  if (mediaType.trim() !== 'application/json') return unsupportedMediaType;
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=');
    if (name.trim() !== 'charset') continue;
    if (!['utf-8', 'utf8'].includes(value.trim().replace(/^"(.*)"$/, '$1'))) return unsupportedCharset;
  }
  return undefined;
}

const unsupportedMediaType = failure(
  'unsupported_media_type',
  '본문을 JSON으로 보내고, Content-Type 머리글도 JSON으로 적어 주세요.',
  'Send the body as JSON, and say so in the Content-Type header.',
);

/** For the route that also takes a form. */
export const unsupportedUpload = failure(
  'unsupported_media_type',
  '사진은 양식(multipart/form-data)이나 JSON으로 보내 주세요. Content-Type 머리글도 그렇게 적어 주세요.',
  'Send the picture as multipart/form-data or as JSON, and say so in the Content-Type header.',
);

const unsupportedCharset = failure(
  'unsupported_charset',
  'JSON은 UTF-8로만 받아요. charset을 utf-8로 바꿔 주세요.',
  'JSON is read as UTF-8 only. Set the charset to utf-8.',
);
