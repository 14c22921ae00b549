/** What {@link TermTable.find} gives for a term it doesn't hold. */
export const UNKNOWN = -1;

/** Starts {@link mixHash}; every unit of a term is mixed in, in order. */
export const HASH_SEED = 0x2f0b4c47;

/** One step of the terms' hash. @returns A signed 32-bit integer. */
export function mixHash(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Terms laid one after the other, numbered from 0. */
export interface TermList {
  /** How many. */
  readonly size: number;
  /** UTF-16 units of all terms; term `t` is `units[starts[t]]` to `units[starts[t + 1]]`, end left out. */
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

/** Bits of a slot that hold the term's number + 1; the rest hold the upper bits of its hash. */
const NUMBER_BITS = 24;
const NUMBER_MASK = 2 ** NUMBER_BITS - 1;

/** Most terms that a table holds, about 16.8 million. */
export const MOST_TERMS = NUMBER_MASK;

/**
 * Gives every distinct term a number, 0, 1, 2 … in the order of arrival.
 *
 * An open-addressing hash table over UTF-16 units in typed arrays: looking a term up makes no string and no object,
 * and a term named `constructor` or `__proto__` is a term like any other. bench/naive-bayes measures it beside a `Map`
 * of strings.
 */
export class TermTable implements TermList {
  size = 0;
  units: Uint16Array;
  starts: Uint32Array;
  /** 0 when empty, else term number + 1 and upper bits of the hash; a power of two of slots, never full. */
  private slots: Int32Array;
  /** Terms that fit before the table grows. */
  private room: number;

  /**
   * @param terms  Room for this many terms before the table grows.
   * @param units  Room for this many UTF-16 units.
   */
  constructor(terms = 1024, units = terms * 4) {
    this.room = terms;
    this.units = new Uint16Array(units);
    this.starts = new Uint32Array(terms + 1);
    this.slots = new Int32Array(slotCount(terms));
  }

  /** Number of the term `source[start..end)`, whose hash is `hash`, or {@link UNKNOWN}. */
  find(source: Uint16Array, start: number, end: number, hash: number): number {
    const { slots, units, starts } = this;
    const mask = slots.length - 1;
    const tag = hash & ~NUMBER_MASK;
    const length = end - start;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot];
      if (held === 0) return UNKNOWN;
      if ((held & ~NUMBER_MASK) !== tag) continue;
      const term = (held & NUMBER_MASK) - 1;
      const own = starts[term];
      if (starts[term + 1] - own !== length) continue;
      let i = 0;
      while (i < length && units[own + i] === source[start + i]) i++;
      if (i === length) return term;
    }
  }

  /** Number of the term `source[start..end)`, which is added when it is new. */
  intern(source: Uint16Array, start: number, end: number, hash: number): number {
    const known = this.find(source, start, end, hash);
    return known === UNKNOWN ? this.add(source, start, end, hash) : known;
  }

  /** @returns {@link UNKNOWN} when the table doesn't hold it. */
  findString(term: string): number {
    const units = unitsOf(term);
    return this.find(units, 0, units.length, hashOf(units, 0, units.length));
  }

  internString(term: string): number {
    const units = unitsOf(term);
    return this.intern(units, 0, units.length, hashOf(units, 0, units.length));
  }

  /** @param term  0..size-1. */
  termAt(term: number): string {
    let text = '';
    for (let i = this.starts[term]; i < this.starts[term + 1]; i++) text += String.fromCharCode(this.units[i]);
    return text;
  }

  private add(source: Uint16Array, start: number, end: number, hash: number): number {
    const term = this.size;
    if (term === MOST_TERMS) throw new RangeError(`A table holds at most ${MOST_TERMS} terms.`);
    if (term === this.room) this.growTerms();
    const own = this.starts[term];
    const ownEnd = own + end - start;
    if (ownEnd > this.units.length) this.growUnits(ownEnd);
    for (let i = own, j = start; j < end; i++, j++) this.units[i] = source[j];
    this.starts[term + 1] = ownEnd;
    this.size = term + 1;
    place(this.slots, term, hash);
    return term;
  }

  private growTerms(): void {
    this.room = Math.max(16, this.room * 2);
    const starts = new Uint32Array(this.room + 1);
    starts.set(this.starts);
    this.starts = starts;
    this.slots = new Int32Array(slotCount(this.room));
    // Slots hold only part of a hash, so terms are hashed again: seldom, and cheaper than the memory for whole ones.
    for (let term = 0; term < this.size; term++) {
      place(this.slots, term, hashOf(this.units, starts[term], starts[term + 1]));
    }
  }

  private growUnits(needed: number): void {
    const units = new Uint16Array(Math.max(needed, this.units.length * 2));
    units.set(this.units);
    this.units = units;
  }
}

/** The hash that {@link mixHash} gives for `units[start..end)`. */
export function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = HASH_SEED;
  for (let i = start; i < end; i++) hash = mixHash(hash, units[i]);
  return hash;
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

function place(slots: Int32Array, term: number, hash: number): void {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = (hash & ~NUMBER_MASK) | (term + 1);
}

/** A power of two that leaves half of the slots empty at least: words that are not there are then told in two probes. */
function slotCount(terms: number): number {
  return 2 ** Math.max(4, Math.ceil(Math.log2(terms * 2)));
}
