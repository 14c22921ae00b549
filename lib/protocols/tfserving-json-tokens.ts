/** Why a text isn't JSON, in the words of the parser that TensorFlow Serving uses, which clients match. */
export const jsonFlaws = {
  empty: 'The document is empty.',
  value: 'Invalid value.',
  name: 'Missing a name for object member.',
  colon: 'Missing a colon after a name of object member.',
  objectEnd: "Missing a comma or '}' after an object member.",
  arrayEnd: "Missing a comma or ']' after an array element.",
  hex: 'Incorrect hex digit after \\u escape in string.',
  surrogate: 'The surrogate pair in string is invalid.',
  escape: 'Invalid escape character in string.',
  quote: 'Missing a closing quotation mark in string.',
  encoding: 'Invalid encoding in string.',
  tooBig: 'Number too big to be stored in double.',
  fraction: 'Miss fraction part in number.',
  exponent: 'Miss exponent in number.',
  depth: 'Nested too deeply.',
  values: 'Too many values.',
} as const;

/** Thrown within the reader only, which turns it into a result: a reader of tokens has a flaw to tell at every step. */
export class JsonFlaw {
  constructor(
    readonly text: string,
    /** UTF-16 units from the start. */
    readonly at: number,
  ) {}
}

/** Strings, numbers and words of a JSON text, one after the other. Every method throws a {@link JsonFlaw}. */
export class JsonTokens {
  at = 0;
  #nextBackslash = -1;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Moves to the next sign that isn't white space. @returns Its code, NaN at the end. */
  next(): number {
    const text = this.#text;
    let code = text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++this.at);
    return code;
  }

  /** Reads the string whose opening quote is here. */
  string(): string {
    const text = this.#text;
    const start = this.at + 1;
    const end = this.#closingQuote(start);
    const raw = text.slice(start, end);
    const control = controls.exec(raw);
    if (control) throw new JsonFlaw(jsonFlaws.encoding, start + control.index);
    this.at = end + 1;
    return raw.includes('\\') ? this.#unescape(raw, start) : raw;
  }

  /** Reads what begins here and is neither a string nor an object or list. */
  scalar(): null | boolean | number | bigint {
    const code = this.#text.charCodeAt(this.at);
    if (code === 0x6e) return this.#word('null', null);
    if (code === 0x74) return this.#word('true', true);
    if (code === 0x66) return this.#word('false', false);
    return this.#number();
  }

  #closingQuote(start: number): number {
    const text = this.#text;
    let from = start;
    let quote = -1;
    for (;;) {
      if (quote < from) quote = text.indexOf('"', from);
      if (quote < 0) throw new JsonFlaw(jsonFlaws.quote, text.length);
      // Both only move forward: a text of many strings, or one of many backslashes, is searched once.
      if (this.#nextBackslash < from) this.#nextBackslash = indexOrEnd(text, '\\', from);
      if (quote < this.#nextBackslash) return quote;
      from = this.#nextBackslash + 2;
    }
  }

  #unescape(raw: string, start: number): string {
    let out = '';
    let from = 0;
    for (let slash = raw.indexOf('\\'); slash >= 0; slash = raw.indexOf('\\', from)) {
      out += raw.slice(from, slash);
      const sign = raw.charAt(slash + 1);
      if (sign !== 'u') {
        const meant = escapes.get(sign);
        if (meant === undefined) throw new JsonFlaw(jsonFlaws.escape, start + slash);
        out += meant;
        from = slash + 2;
        continue;
      }
      const unit = hexUnit(raw, slash, start);
      from = slash + 6;
      out += String.fromCharCode(unit);
      if (unit < 0xd800 || unit > 0xdfff) continue;
      const low = raw.startsWith('\\u', from) ? hexUnit(raw, from, start) : 0;
      if (unit > 0xdbff || low < 0xdc00 || low > 0xdfff) throw new JsonFlaw(jsonFlaws.surrogate, start + slash);
      out += String.fromCharCode(low);
      from += 6;
    }
    return out + raw.slice(from);
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.at)) throw new JsonFlaw(jsonFlaws.value, this.at);
    this.at += word.length;
    return value;
  }

  #number(): number | bigint {
    const text = this.#text;
    const start = this.at;
    let at = start;
    if (text.charCodeAt(at) === 0x2d) at++;
    const first = text.charCodeAt(at);
    if (first === 0x4e || first === 0x49) return this.#nonFinite(at, at > start);
    if (!isDigit(first)) throw new JsonFlaw(jsonFlaws.value, at);
    // A number that begins with 0 ends there: 01 is two tokens.
    at = first === 0x30 ? at + 1 : skipDigits(text, at);
    let isWhole = true;
    if (text.charCodeAt(at) === 0x2e) {
      isWhole = false;
      if (!isDigit(text.charCodeAt(++at))) throw new JsonFlaw(jsonFlaws.fraction, at);
      at = skipDigits(text, at);
    }
    const letter = text.charCodeAt(at);
    if (letter === 0x65 || letter === 0x45) {
      isWhole = false;
      const sign = text.charCodeAt(++at);
      if (sign === 0x2b || sign === 0x2d) at++;
      if (!isDigit(text.charCodeAt(at))) throw new JsonFlaw(jsonFlaws.exponent, at);
      at = skipDigits(text, at);
    }
    this.at = at;
    const token = text.slice(start, at);
    if (isWhole && token.length <= longestInt64) {
      const whole = BigInt(token);
      if (whole >= minInt64 && whole <= maxUint64) return whole;
    }
    const value = Number(token);
    if (!Number.isFinite(value)) throw new JsonFlaw(jsonFlaws.tooBig, start);
    return value;
  }

  #nonFinite(at: number, isNegative: boolean): number {
    const text = this.#text;
    const word = ['NaN', 'Infinity', 'Inf'].find((one) => text.startsWith(one, at));
    if (word === undefined) throw new JsonFlaw(jsonFlaws.value, at);
    this.at = at + word.length;
    // Infinity that was begun must be ended.
    if (word === 'Inf' && text.charAt(this.at) === 'i') throw new JsonFlaw(jsonFlaws.value, this.at);
    if (word === 'NaN') return Number.NaN;
    return isNegative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in strings.
const controls = /[\u0000-\u001f]/;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const minInt64 = -(2n ** 63n);
const maxUint64 = 2n ** 64n - 1n;
/** Signs of -9223372036854775808 and of 18446744073709551615. */
const longestInt64 = 20;

function hexUnit(raw: string, slash: number, start: number): number {
  const digits = raw.slice(slash + 2, slash + 6);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonFlaw(jsonFlaws.hex, start + slash);
  return Number.parseInt(digits, 16);
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from);
  return index < 0 ? text.length : index;
}
