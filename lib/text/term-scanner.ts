import { astralClass, DROPPED, isWordClass, SPECIAL, UPPER, unitClasses, WORD } from './character-class';
import { cleanText } from './clean-text';
import { HASH_SEED, mixHash, type TermTable, UNKNOWN } from './term-table';

/**
 * Cleans, lower-cases and cuts texts into words in one pass over their units, and looks each word up in a table.
 * Gives what `tokenise(cleanText(text))` gives, without a string or an object per word.
 *
 * Not re-entrant: the result lies in `terms` until the next scan.
 */
export class TermScanner {
  /** Term numbers of the last text, in its order, as many as the scan returned. */
  terms = new Int32Array(512);
  /** Texts so far that held a character whose lower-case form needs the whole text, and so took the slow way. */
  loweredTexts = 0;
  private word = new Uint16Array(1024);
  private units = new Uint16Array(1024);

  /**
   * @param table  Where words are looked up.
   * @param grow   True: new words are added to the table. False: they are left out.
   */
  constructor(
    private readonly table: TermTable,
    private readonly grow: boolean,
  ) {}

  /** @returns How many numbers `terms` holds. */
  scanText(text: string): number {
    const count = this.scan(this.copyUnits(text), text.length);
    return count === NEEDS_LOWERING ? this.scanLowered(text) : count;
  }

  /**
   * The same for a text given as its UTF-16 units.
   * @param units  Read only; `length` of them.
   */
  scanUnits(units: Uint16Array, length: number): number {
    const count = this.scan(units, length);
    return count === NEEDS_LOWERING ? this.scanLowered(textOf(units, length)) : count;
  }

  private scanLowered(text: string): number {
    this.loweredTexts++;
    const lower = cleanText(text).toLowerCase();
    const count = this.scan(this.copyUnits(lower), lower.length);
    if (count === NEEDS_LOWERING)
      throw new Error('A lower-cased text still needs lower-casing: the class table is wrong.');
    return count;
  }

  private scan(units: Uint16Array, length: number): number {
    this.makeRoom(length);
    const { table, grow, terms, word } = this;
    const classes = unitClasses;
    let count = 0;
    let end = 0;
    let characters = 0;
    let hash = HASH_SEED;
    for (let i = 0; i <= length; i++) {
      // One white space past the end closes the last word.
      const unit = i < length ? units[i] : 0x20;
      // Hangul syllables, most of what is read, need no look-up.
      const value = unit >= 0xac00 && unit <= 0xd7a3 ? WORD : classes[unit];
      if (value === WORD || value === UPPER) {
        const lower = value === UPPER ? lowerUnit(unit) : unit;
        word[end++] = lower;
        hash = mixHash(hash, lower);
        characters++;
        continue;
      }
      if (value === SPECIAL) return NEEDS_LOWERING;
      if (value === DROPPED) {
        const low = i + 1 < length ? units[i + 1] : 0;
        if (unit < 0xd800 || unit > 0xdbff || low < 0xdc00 || low > 0xdfff) continue;
        i++;
        const pairClass = astralClass(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
        if (pairClass === SPECIAL) return NEEDS_LOWERING;
        if (pairClass === DROPPED) continue;
        if (isWordClass(pairClass)) {
          word[end++] = unit;
          word[end++] = low;
          hash = mixHash(mixHash(hash, unit), low);
          characters++;
          continue;
        }
      }
      if (characters >= 2) {
        const term = grow ? table.intern(word, 0, end, hash) : table.find(word, 0, end, hash);
        if (term !== UNKNOWN) terms[count++] = term;
      }
      end = 0;
      characters = 0;
      hash = HASH_SEED;
    }
    return count;
  }

  /** A word has two units at least and one unit after it, so a third of the length would do for `terms`. */
  private makeRoom(length: number): void {
    if (this.word.length < length) this.word = new Uint16Array(length * 2);
    if (this.terms.length < length / 2 + 1) this.terms = new Int32Array(length + 1);
  }

  private copyUnits(text: string): Uint16Array {
    if (this.units.length < text.length) this.units = new Uint16Array(text.length * 2);
    const { units } = this;
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    return units;
  }
}

const NEEDS_LOWERING = -1;

function lowerUnit(unit: number): number {
  return unit < 0x80 ? unit + 32 : String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(units[i]);
  return text;
}
