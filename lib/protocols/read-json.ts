import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { guardJson } from './json-guard';

/**
 * Reads a JSON body. A byte order mark at the start is taken off (some Windows tools write one).
 * Failures: `bad_encoding` when the bytes aren't UTF-8, `too_deep`, `duplicate_key`, `bad_input` (see
 * {@link guardJson}), `too_many_items`, `bad_json`.
 * @param maxSteps  See {@link guardJson}: for routes that take large bodies.
 */
export function readJson(body: Uint8Array, maxSteps?: number): Result<unknown> {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    return err(notUtf8);
  }
  const flaw = guardJson(text, maxSteps);
  if (flaw) return err(flaw);
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(text.trim() === '' ? emptyBody : notJson);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

const notUtf8 = failure(
  'bad_encoding',
  '글자가 UTF-8이 아니에요. UTF-8로 바꿔서 보내 주세요.',
  "The body isn't valid UTF-8. Encode it as UTF-8 and send it again.",
);

const notJson = failure(
  'bad_json',
  'JSON으로 읽을 수 없어요. 따옴표와 쉼표를 확인해 주세요.',
  "The body isn't valid JSON. Check its quotes and commas.",
);

const emptyBody = failure(
  'bad_json',
  '본문이 비어 있어요. JSON을 넣어 보내 주세요.',
  'The body is empty. Send JSON in it.',
);
