import { JsonFlaw, JsonTokens, jsonFlaws } from './tfserving-json-tokens';
import type { JsonValue } from './tfserving-json-value';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';

/** Deepest nesting of what is kept. Signatures have at most 8 dimensions; this leaves room to say what is wrong. */
export const maxKeptDepth = 64;

/** Values that are kept. Reading so many takes about as long as reading four times as many by `JSON.parse`. */
export const maxKeptValues = 500_000;

/** Deepest nesting of what is only skipped, which takes eight bytes a level. */
export const maxSkippedDepth = 1_000_000;

/**
 * Reads the first JSON value of a text as TensorFlow Serving does: NaN, Infinity, Inf and their negatives are numbers,
 * of members with one name the first counts, what follows the value is ignored, and numbers too big for a double and
 * lone surrogates are refused. Iterative: depth costs no stack.
 *
 * @param wanted  Names of members of the outermost object. The others' grammar is checked, their values are dropped.
 * @returns `JSON Parse error: … at offset: N` otherwise, the offset in bytes.
 */
export function readTfJson(text: string, wanted: ReadonlySet<string>): TfResult<JsonValue> {
  if (text === '') return invalidArgument('JSON Parse error: The document is empty');
  try {
    return tfOk(new TreeReader(text, wanted).read());
  } catch (flaw) {
    if (!(flaw instanceof JsonFlaw)) throw flaw;
    const offset = new TextEncoder().encode(text.slice(0, flaw.at)).length;
    return invalidArgument(`JSON Parse error: ${flaw.text} at offset: ${offset}`);
  }
}

type Open = Map<string, JsonValue> | JsonValue[];

class TreeReader {
  readonly #tokens: JsonTokens;
  readonly #wanted: ReadonlySet<string>;
  /** The containers around the place being read, the innermost last, and the name that each object waits to fill. */
  readonly #open: Open[] = [];
  readonly #names: string[] = [];
  #kept = 0;

  constructor(text: string, wanted: ReadonlySet<string>) {
    this.#tokens = new JsonTokens(text);
    this.#wanted = wanted;
  }

  read(): JsonValue {
    if (Number.isNaN(this.#tokens.next())) throw new JsonFlaw(jsonFlaws.empty, this.#tokens.at);
    for (;;) {
      const started = this.#value();
      if (started === undefined) continue;
      const root = this.#attach(started);
      if (root !== undefined) return root;
    }
  }

  /** Reads a value, or opens a container that isn't empty; the reading then goes on at its first element. */
  #value(): JsonValue | undefined {
    const tokens = this.#tokens;
    const code = tokens.next();
    if (code === openBracket) {
      tokens.at++;
      const list: JsonValue[] = [];
      if (tokens.next() === closeBracket) {
        tokens.at++;
        return list;
      }
      this.#enter(list);
      return undefined;
    }
    if (code === openBrace) {
      tokens.at++;
      const object = new Map<string, JsonValue>();
      if (tokens.next() === closeBrace) {
        tokens.at++;
        return object;
      }
      this.#enter(object);
      return this.#nameAhead() ? undefined : this.#memberSkipped();
    }
    return code === quote ? tokens.string() : tokens.scalar();
  }

  #enter(container: Open): void {
    if (this.#open.length >= maxKeptDepth) throw new JsonFlaw(jsonFlaws.depth, this.#tokens.at);
    this.#open.push(container);
    this.#names.push('');
  }

  /**
   * Puts a finished value in its container, and closes all that end after it.
   * @returns The root once it is finished.
   */
  #attach(finished: JsonValue): JsonValue | undefined {
    if (++this.#kept > maxKeptValues) throw new JsonFlaw(jsonFlaws.values, this.#tokens.at);
    let value = finished;
    for (;;) {
      const container = this.#open.at(-1);
      if (container === undefined) return value;
      if (container instanceof Map) container.set(this.#names.at(-1) ?? '', value);
      else container.push(value);
      if (!this.#endsHere(container)) return undefined;
      value = this.#leave(container);
    }
  }

  /** Steps over the comma, and in an object over the next wanted member's name; or over the closing bracket. */
  #endsHere(container: Open): boolean {
    const tokens = this.#tokens;
    if (!(container instanceof Map)) {
      const code = tokens.next();
      tokens.at++;
      if (code === comma) return false;
      if (code === closeBracket) return true;
      throw new JsonFlaw(jsonFlaws.arrayEnd, tokens.at - 1);
    }
    return !this.#memberFollows() || !(this.#nameAhead() || this.#skipToNext());
  }

  #leave(container: Open): JsonValue {
    this.#open.pop();
    this.#names.pop();
    return container;
  }

  /** After a member: true when a comma follows, false when the object ends. */
  #memberFollows(): boolean {
    const tokens = this.#tokens;
    const code = tokens.next();
    tokens.at++;
    if (code === comma) return true;
    if (code === closeBrace) return false;
    throw new JsonFlaw(jsonFlaws.objectEnd, tokens.at - 1);
  }

  /** Reads a member's name and its colon. @returns Whether its value is wanted. */
  #nameAhead(): boolean {
    const tokens = this.#tokens;
    if (tokens.next() !== quote) throw new JsonFlaw(jsonFlaws.name, tokens.at);
    const name = tokens.string();
    if (tokens.next() !== colon) throw new JsonFlaw(jsonFlaws.colon, tokens.at);
    tokens.at++;
    const container = this.#open.at(-1);
    if (container instanceof Map && container.has(name)) return false;
    if (this.#open.length === 1 && !this.#wanted.has(name)) return false;
    this.#names[this.#names.length - 1] = name;
    return true;
  }

  /** Skips members until one is wanted. @returns False when the object ended before. */
  #skipToNext(): boolean {
    do {
      skipValue(this.#tokens);
      if (!this.#memberFollows()) return false;
    } while (!this.#nameAhead());
    return true;
  }

  /** For an object whose first member isn't wanted. @returns The object if none is. */
  #memberSkipped(): JsonValue | undefined {
    if (this.#skipToNext()) return undefined;
    const container = this.#open.at(-1);
    return container === undefined ? undefined : this.#leave(container);
  }
}

/** Checks the grammar of a value and drops it. One flag a level: whether it is an object. */
function skipValue(tokens: JsonTokens): void {
  const isObject: boolean[] = [];
  for (;;) {
    const code = tokens.next();
    if (code === openBrace || code === openBracket) {
      const object = code === openBrace;
      tokens.at++;
      if (tokens.next() === (object ? closeBrace : closeBracket)) tokens.at++;
      else {
        if (isObject.length >= maxSkippedDepth) throw new JsonFlaw(jsonFlaws.depth, tokens.at);
        isObject.push(object);
        if (object) skipName(tokens);
        continue;
      }
    } else if (code === quote) tokens.string();
    else tokens.scalar();
    if (closeSkipped(tokens, isObject)) return;
  }
}

/** After a value: steps over what closes, and over the comma. @returns True when nothing is open any more. */
function closeSkipped(tokens: JsonTokens, isObject: boolean[]): boolean {
  for (;;) {
    const object = isObject.at(-1);
    if (object === undefined) return true;
    const code = tokens.next();
    tokens.at++;
    if (code === comma) {
      if (object) skipName(tokens);
      return false;
    }
    if (code !== (object ? closeBrace : closeBracket)) {
      throw new JsonFlaw(object ? jsonFlaws.objectEnd : jsonFlaws.arrayEnd, tokens.at - 1);
    }
    isObject.pop();
  }
}

function skipName(tokens: JsonTokens): void {
  if (tokens.next() !== quote) throw new JsonFlaw(jsonFlaws.name, tokens.at);
  tokens.string();
  if (tokens.next() !== colon) throw new JsonFlaw(jsonFlaws.colon, tokens.at);
  tokens.at++;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
