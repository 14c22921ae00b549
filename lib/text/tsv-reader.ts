const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;

/** What ended the last field. */
export type FieldEnd = 'field' | 'line' | 'bad-utf8' | 'open-quote';

/**
 * Reads tab-separated UTF-8 field by field, with the quoting of pandas' `read_csv`: a field that begins with `"` is
 * quoted to the next lone `"`, `""` inside is one quote, tabs and line ends inside belong to it, and what follows the
 * closing quote is taken as it stands. A quote elsewhere is a character. Lines end with LF, CR or both; empty lines
 * and lines of spaces are passed over, as is a byte order mark.
 */
export class TsvReader {
  /** UTF-16 units of the last field, `length` of them; overwritten by the next. */
  units = new Uint16Array(4096);
  length = 0;
  private position: number;

  /** @param bytes  Not changed, and read until the reader is dropped. */
  constructor(private readonly bytes: Uint8Array) {
    this.position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** Moves to the next line that has something in it. @returns False at the end. */
  nextLine(): boolean {
    const { bytes } = this;
    let i = this.position;
    for (;;) {
      let look = i;
      while (bytes[look] === SPACE) look++;
      if (look >= bytes.length) return false;
      if (bytes[look] !== LINE_FEED && bytes[look] !== RETURN) break;
      i = look + 1;
    }
    this.position = i;
    return true;
  }

  /** Reads one field into `units` and `length`; `'line'` when it was the last of its line. */
  nextField(): FieldEnd {
    this.length = 0;
    const { bytes } = this;
    if (bytes[this.position] === QUOTE) {
      const end = this.readQuoted();
      if (end !== 'field') return end;
    }
    const end = bytes.length;
    let units: Uint16Array = this.units;
    let length = this.length;
    let room = units.length - 2;
    let i = this.position;
    for (; i < end; ) {
      const byte = bytes[i];
      if (byte === TAB || byte === LINE_FEED || byte === RETURN) break;
      if (length > room) {
        units = this.grow();
        room = units.length - 2;
      }
      if (byte < 0x80) {
        units[length++] = byte;
        i++;
        continue;
      }
      // Hangul: three bytes. Leads with shorter spellings (0xE0) or surrogates (0xED, second byte from 0xA0) go below.
      const second = bytes[i + 1];
      if (byte > 0xe0 && byte < 0xf0 && (byte !== 0xed || second < 0xa0)) {
        const third = bytes[i + 2];
        if ((second & 0xc0) === 0x80 && (third & 0xc0) === 0x80) {
          units[length++] = ((byte & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
          i += 3;
          continue;
        }
      }
      this.length = length;
      const next = this.decode(i);
      if (next === i) return this.stopAt(i, 'bad-utf8');
      length = this.length;
      i = next;
    }
    this.length = length;
    return this.pass(i);
  }

  /** Line on which reading stands, from 1: counted only when somebody asks. */
  lineNumber(): number {
    let lines = 1;
    for (let i = 0; i < this.position; i++) {
      if (this.bytes[i] === LINE_FEED || (this.bytes[i] === RETURN && this.bytes[i + 1] !== LINE_FEED)) lines++;
    }
    return lines;
  }

  /** Steps over what ended a field at `i`. */
  private pass(i: number): FieldEnd {
    const { bytes } = this;
    if (bytes[i] === TAB) return this.stopAt(i + 1, 'field');
    // The line end itself stays: nextLine passes over it, and a message can still name the line.
    return this.stopAt(i, 'line');
  }

  private stopAt(position: number, end: FieldEnd): FieldEnd {
    this.position = position;
    return end;
  }

  /** Reads from an opening quote to behind the closing one. */
  private readQuoted(): FieldEnd {
    const { bytes } = this;
    const opening = this.position;
    let i = opening + 1;
    while (i < bytes.length) {
      if (bytes[i] === QUOTE) {
        if (bytes[i + 1] !== QUOTE) return this.stopAt(i + 1, 'field');
        i++;
      }
      if (this.length + 2 > this.units.length) this.grow();
      const next = this.decode(i);
      if (next === i) return this.stopAt(i, 'bad-utf8');
      i = next;
    }
    return this.stopAt(opening, 'open-quote');
  }

  /** Adds the code point at byte `i` to the field. @returns Where the next begins; `i` when the bytes aren't UTF-8. */
  private decode(i: number): number {
    const { bytes, units } = this;
    const lead = bytes[i];
    if (lead < 0x80) {
      units[this.length++] = lead;
      return i + 1;
    }
    const extra = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || i + extra >= bytes.length) return i;
    let codePoint = lead & (0x3f >> extra);
    for (let k = 1; k <= extra; k++) {
      if ((bytes[i + k] & 0xc0) !== 0x80) return i;
      codePoint = (codePoint << 6) | (bytes[i + k] & 0x3f);
    }
    const isTooLong = (extra === 2 && codePoint < 0x800) || (extra === 3 && codePoint < 0x10000);
    if (isTooLong || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000)) return i;
    if (codePoint > 0xffff) {
      units[this.length++] = 0xd800 + ((codePoint - 0x10000) >> 10);
      units[this.length++] = 0xdc00 + (codePoint & 0x3ff);
    } else {
      units[this.length++] = codePoint;
    }
    return i + 1 + extra;
  }

  private grow(): Uint16Array {
    const units = new Uint16Array(this.units.length * 2);
    units.set(this.units);
    this.units = units;
    return units;
  }
}
