import { type Failure, failure } from '@/lib/base/failure';

/** Deepest nesting of objects and lists a body may have. */
export const maxJsonDepth = 32;

/** Keys that would reach an object's prototype if someone ever copied a parsed body carelessly. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What `JSON.parse` accepts without a word: nesting without end, a key given twice (the last one wins), and the keys
 * of Object.prototype. One pass over the text, made before parsing; it doesn't check the grammar, which is
 * `JSON.parse`'s task. For text that is no JSON at all the answer may be any of the failures or none.
 *
 * Keys are compared as JSON reads them: `"a"` and `"\u0061"` are the same key.
 * @param maxSteps  Signs outside strings, strings, and escapes within them, which are looked at one by one. A body of a
 * few long texts has few; twenty megabytes of `1,1,1,…` or of backslashes would keep the thread busy for seconds.
 * @returns `too_deep`, `duplicate_key`, `bad_input` or `too_many_items`; nothing when the text may be parsed.
 */
export function guardJson(text: string, maxSteps = Number.POSITIVE_INFINITY): Failure | undefined {
  const { length } = text;
  /** Keys seen in the open object at each depth; nothing for a list. */
  const keysAt: (Set<string> | undefined)[] = [];
  let depth = 0;
  let steps = 0;
  let expectsKey = false;
  // Both only ever move forward, so a text full of quotes or of backslashes is still read in one pass.
  let nextQuote = -1;
  let nextBackslash = -1;

  for (let at = 0; at < length; at++) {
    steps++;
    if (steps > maxSteps) return tooManyValues;
    const code = text.charCodeAt(at);
    if (code === quote) {
      const start = at + 1;
      let end = start;
      let escaped = false;
      for (;;) {
        if (nextQuote < end) nextQuote = indexOrEnd(text, '"', end);
        if (nextBackslash < end) nextBackslash = indexOrEnd(text, '\\', end);
        if (nextQuote <= nextBackslash) break;
        escaped = true;
        steps++;
        if (steps > maxSteps) return tooManyValues;
        end = nextBackslash + 2;
      }
      at = nextQuote;
      if (!expectsKey) continue;
      expectsKey = false;
      const raw = text.slice(start, at);
      const key = escaped ? unescapeKey(raw) : raw;
      if (forbiddenKeys.has(key)) return forbiddenKey(key);
      const keys = keysAt[depth];
      if (keys?.has(key)) return duplicateKey(key);
      keys?.add(key);
    } else if (code === openBrace || code === openBracket) {
      depth++;
      if (depth > maxJsonDepth) return tooDeep;
      expectsKey = code === openBrace;
      keysAt[depth] = expectsKey ? new Set() : undefined;
    } else if (code === closeBrace || code === closeBracket) {
      expectsKey = false;
      if (depth > 0) depth--;
    } else if (code === comma) {
      expectsKey = keysAt[depth] !== undefined;
    }
  }
  return undefined;
}

/**
 * A key as it may be shown in a message: only letters, digits, `_`, `.` and `-`, at most 40 characters. Others are
 * left unnamed, so that a message never carries markup, a path or a control character that someone sent.
 */
export function showableKey(key: string): string | undefined {
  return /^[\p{L}\p{N}_.-]{1,40}$/u.test(key) ? key : undefined;
}

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const tooDeep = failure(
  'too_deep',
  `JSON이 너무 깊이 겹쳐 있어요. ${maxJsonDepth}단계까지 보낼 수 있어요.`,
  `The JSON is nested too deeply. Up to ${maxJsonDepth} levels are accepted.`,
);

const tooManyValues = failure(
  'too_many_items',
  'JSON에 값이 너무 많아요. 필요한 이름과 값만 보내 주세요.',
  'The JSON holds too many values. Send only those that are needed.',
);

function forbiddenKey(key: string): Failure {
  return failure(
    'bad_input',
    `"${key}"라는 이름은 쓸 수 없어요. 빼고 보내 주세요.`,
    `"${key}" can't be used. Leave it out.`,
  );
}

function duplicateKey(key: string): Failure {
  const name = showableKey(key);
  return name === undefined
    ? failure('duplicate_key', '같은 이름이 두 번 있어요. 하나만 보내 주세요.', 'A key is given twice. Send it once.')
    : failure(
        'duplicate_key',
        `"${name}"이(가) 두 번 있어요. 하나만 보내 주세요.`,
        `"${name}" is given twice. Send it once.`,
      );
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from);
  return index < 0 ? text.length : index;
}

function unescapeKey(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    // No JSON string: JSON.parse of the whole body is about to say so.
    return raw;
  }
}
