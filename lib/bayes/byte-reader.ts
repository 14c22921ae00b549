/** Thrown by {@link ByteReader} when bytes end too early or aren't what they must be; decoders turn it into a failure. */
export class MalformedBytes extends Error {}

/** Reads bytes from front to back, little-endian. Every read is checked against the end. */
export class ByteReader {
  private position: number;

  /** Reads `bytes[start..end)`. */
  constructor(
    private readonly bytes: Uint8Array,
    start: number,
    private readonly end: number,
  ) {
    this.position = start;
  }

  /** Bytes not read yet. */
  get rest(): number {
    return this.end - this.position;
  }

  uint8(): number {
    if (this.position >= this.end) throw new MalformedBytes(`The section ends at byte ${this.end}, in mid-value.`);
    return this.bytes[this.position++];
  }

  /** @returns 0..2^32-1. */
  varint(): number {
    const first = this.uint8();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let shift = 7; shift <= 28; shift += 7) {
      const byte = this.uint8();
      if (shift === 28 && byte > 0x0f) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new MalformedBytes(`The number before byte ${this.position} is above 2^32 - 1.`);
  }

  float64(): number {
    const bytes = this.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
  }

  /** A view of the next `length` bytes. */
  take(length: number): Uint8Array {
    if (length > this.rest) throw new MalformedBytes(`${length} bytes wanted where ${this.rest} are left.`);
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  /** One code point of UTF-8: no longer spelling than needed, no surrogate. */
  codePoint(): number {
    const lead = this.uint8();
    if (lead < 0x80) return lead;
    const extra = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    let value = lead & (0x3f >> extra);
    for (let k = 0; k < extra; k++) {
      const byte = this.uint8();
      if ((byte & 0xc0) !== 0x80) throw new MalformedBytes(`Byte ${this.position - 1} isn't UTF-8.`);
      value = (value << 6) | (byte & 0x3f);
    }
    const least = extra === 3 ? 0x10000 : extra === 2 ? 0x800 : 0x80;
    const isSurrogate = value >= 0xd800 && value < 0xe000;
    if (lead < 0xc2 || value < least || value > 0x10ffff || isSurrogate) {
      throw new MalformedBytes(`The character before byte ${this.position} isn't UTF-8.`);
    }
    return value;
  }
}
