import type { TermList } from './term-table';

/** Groups this small are sorted by insertion. */
const INSERTION_SPAN = 24;

/**
 * Numbers of the terms in the order of their code points, as Python sorts strings. (JavaScript's own order is by
 * UTF-16 unit, which puts U+10000 and above before U+E000.)
 *
 * The first units of a term and its number are packed into one 64-bit integer, three units for Korean text, and those
 * are sorted as plain integers; only terms that begin alike are then compared unit by unit.
 */
export function sortTerms(terms: TermList): Int32Array {
  const { size } = terms;
  const { keys, numberBits, keyUnits } = makeKeys(terms);
  // The same memory in halves, the lower one first, as on every platform JavaScript runs on: no BigInt is made.
  const halves = new Uint32Array(keys.buffer);
  keys.sort();
  const numberMask = 2 ** numberBits - 1;
  const order = new Int32Array(size);
  for (let i = 0; i < size; i++) order[i] = halves[i * 2] & numberMask;
  for (let start = 0; start < size; ) {
    const low = halves[start * 2] >>> numberBits;
    const high = halves[start * 2 + 1];
    let end = start + 1;
    while (end < size && halves[end * 2 + 1] === high && halves[end * 2] >>> numberBits === low) end++;
    if (end - start > 1) sortGroup(terms, order, start, end, keyUnits);
    start = end;
  }
  return order;
}

interface Keys {
  /** The ranks of the first `keyUnits` units, then the term's number in the lowest `numberBits`. */
  readonly keys: BigUint64Array<ArrayBuffer>;
  readonly numberBits: number;
  readonly keyUnits: number;
}

function makeKeys(terms: TermList): Keys {
  const { size, units, starts } = terms;
  const { rankOf, ranks } = rankUnits(terms);
  const numberBits = Math.max(1, Math.ceil(Math.log2(size + 1)));
  const rankBits = Math.ceil(Math.log2(ranks + 1));
  // At most 53 bits of ranks, so that they are exact in a double on their way into the halves.
  const keyUnits = Math.floor(Math.min(53, 64 - numberBits) / rankBits);
  const lowFactor = 2 ** (32 - numberBits);
  const keys = new BigUint64Array(size);
  const halves = new Uint32Array(keys.buffer);
  for (let term = 0; term < size; term++) {
    let prefix = 0;
    for (let k = 0; k < keyUnits; k++) {
      const at = starts[term] + k;
      prefix = prefix * 2 ** rankBits + (at < starts[term + 1] ? rankOf[units[at]] : 0);
    }
    const high = Math.floor(prefix / lowFactor);
    halves[term * 2] = ((prefix - high * lowFactor) << numberBits) | term;
    halves[term * 2 + 1] = high;
  }
  return { keys, numberBits, keyUnits };
}

/** For each unit that occurs, 1, 2 … in the order of code points; 0 is left for a term that has ended. */
function rankUnits({ size, units, starts }: TermList): { readonly rankOf: Uint16Array; readonly ranks: number } {
  const rankOf = new Uint16Array(0x10000);
  for (let i = 0; i < starts[size]; i++) rankOf[units[i]] = 1;
  let ranks = 0;
  for (let place = 0; place < 0x10000; place++) {
    const unit = unitAtPlace(place);
    if (rankOf[unit] === 1) rankOf[unit] = ++ranks;
  }
  return { rankOf, ranks };
}

function sortGroup(terms: TermList, order: Int32Array, start: number, end: number, skip: number): void {
  if (end - start > INSERTION_SPAN) {
    order.subarray(start, end).sort((a, b) => compareRests(terms, a, b, skip));
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const term = order[i];
    let j = i;
    while (j > start && compareRests(terms, order[j - 1], term, skip) > 0) {
      order[j] = order[j - 1];
      j--;
    }
    order[j] = term;
  }
}

/** Order of two terms whose first `skip` units are the same: below 0 when `a` comes first. */
function compareRests({ units, starts }: TermList, a: number, b: number, skip: number): number {
  const aStart = starts[a];
  const bStart = starts[b];
  const aLength = starts[a + 1] - aStart;
  const bLength = starts[b + 1] - bStart;
  const shared = Math.min(aLength, bLength);
  for (let i = skip; i < shared; i++) {
    const aUnit = units[aStart + i];
    const bUnit = units[bStart + i];
    if (aUnit !== bUnit) return placeOfUnit(aUnit) - placeOfUnit(bUnit);
  }
  return aLength - bLength;
}

/** Moves surrogates, which begin code points above U+FFFF, behind every other unit. */
function placeOfUnit(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The other way round. */
function unitAtPlace(place: number): number {
  if (place < 0xd800) return place;
  return place < 0xf800 ? place + 0x800 : place - 0x2000;
}
