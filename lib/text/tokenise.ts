import { characterClass, isWordClass } from './character-class';

/** A word of a text. Offsets count UTF-16 units of the text that was given, whatever lower-casing does to lengths. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower-cased. */
  readonly term: string;
}

/**
 * The words of a cleaned text: lower-cased, then every run of two or more word characters, as scikit-learn's
 * `CountVectorizer` cuts them (`\b\w\w+\b` with Unicode, after Python's `str.lower`).
 */
export function tokenise(text: string): Token[] {
  const lower = text.toLowerCase();
  const toText = lower.length === text.length ? undefined : offsetsBeforeLowering(text);
  const tokens: Token[] = [];
  let start = 0;
  let characters = 0;
  for (let i = 0; i <= lower.length; ) {
    const codePoint = lower.codePointAt(i);
    if (codePoint !== undefined && isWordClass(characterClass(codePoint))) {
      if (characters === 0) start = i;
      characters++;
    } else {
      if (characters >= 2) {
        const term = lower.slice(start, i);
        tokens.push(toText ? { start: toText[start], end: toText[i - 1] + 1, term } : { start, end: i, term });
      }
      characters = 0;
    }
    i += codePoint !== undefined && codePoint > 0xffff ? 2 : 1;
  }
  return tokens;
}

/** For each unit of the lower-cased text, the index of the unit it comes from. Only U+0130 grows, to two units. */
function offsetsBeforeLowering(text: string): number[] {
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    for (let k = text[i].toLowerCase().length; k > 0; k--) offsets.push(i);
  }
  return offsets;
}
