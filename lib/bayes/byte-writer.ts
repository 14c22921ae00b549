/** Bytes being written, little-endian, with room that grows. */
export class ByteWriter {
  length = 0;
  private bytes: Uint8Array;

  constructor(room = 1024) {
    this.bytes = new Uint8Array(room);
  }

  /** What was written; a view until the next write. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  uint8(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  /** Base 128, lowest seven bits first, the top bit set on all but the last byte. @param value  0..2^32-1. */
  varint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.uint8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.uint8(rest);
  }

  float64(value: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    this.append(bytes);
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** UTF-8 of one code point that isn't a surrogate. */
  codePoint(value: number): void {
    if (value < 0x80) {
      this.uint8(value);
      return;
    }
    if (value < 0x800) {
      this.uint8(0xc0 | (value >> 6));
    } else {
      if (value < 0x10000) {
        this.uint8(0xe0 | (value >> 12));
      } else {
        this.uint8(0xf0 | (value >> 18));
        this.uint8(0x80 | ((value >> 12) & 0x3f));
      }
      this.uint8(0x80 | ((value >> 6) & 0x3f));
    }
    this.uint8(0x80 | (value & 0x3f));
  }

  private grow(more: number): void {
    const grown = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
