import { characterClassRuns } from './character-class-runs';

/** How cleaning and tokenising see one code point. Fixed tables, so every browser and runtime gives one answer. */
export const OTHER = 0;
/** Letters, numbers and `_`, as `\w` of Python's `re`; combining marks are not. */
export const WORD = 1;
/** A word character of one UTF-16 unit whose lower-case form is another single unit. */
export const UPPER = 2;
/** A word character whose lower-case form depends on its neighbours or has another length: Σ, İ, capitals past U+FFFF. */
export const SPECIAL = 3;
/** White space of Python's `str.split`: with U+001C to U+001F and U+0085, without U+FEFF. */
export const SPACE = 4;
/** U+0000, U+FFFD and every category C*: control, format, surrogate, private, unassigned. */
export const DROPPED = 5;

const classOfLetter = new Map([
  ['O', OTHER],
  ['W', WORD],
  ['U', UPPER],
  ['X', SPECIAL],
  ['S', SPACE],
  ['D', DROPPED],
]);

const astral: { readonly starts: number[]; readonly classes: number[] } = { starts: [], classes: [] };

/** Class of each UTF-16 unit below U+10000; surrogates count as dropped, since a pair is looked up whole. */
export const unitClasses: Uint8Array = readRuns();

/** @param codePoint 0..0x10FFFF. */
export function characterClass(codePoint: number): number {
  return codePoint < 0x10000 ? unitClasses[codePoint] : astralClass(codePoint);
}

/** Class of a code point from U+10000 on: binary search over about 760 runs. */
export function astralClass(codePoint: number): number {
  const { starts, classes } = astral;
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle] <= codePoint) low = middle;
    else high = middle;
  }
  return classes[low];
}

export function isWordClass(value: number): boolean {
  return value === WORD || value === UPPER || value === SPECIAL;
}

function readRuns(): Uint8Array {
  const units = new Uint8Array(0x10000);
  let codePoint = 0;
  for (const [, letter, length] of characterClassRuns.matchAll(/([A-Z])([0-9a-z]*)/g)) {
    const value = classOfLetter.get(letter) ?? OTHER;
    const end = codePoint + (length === '' ? 1 : Number.parseInt(length, 36));
    if (codePoint < 0x10000) units.fill(value, codePoint, Math.min(end, 0x10000));
    if (end > 0x10000) {
      astral.starts.push(Math.max(codePoint, 0x10000));
      astral.classes.push(value);
    }
    codePoint = end;
  }
  if (codePoint !== 0x110000) throw new Error(`Character classes end at ${codePoint}, expected ${0x110000}.`);
  return units;
}
