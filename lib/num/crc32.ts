const POLYNOMIAL = 0xedb88320;

/** Eight tables of 256: table `k` carries a byte `k` places further, so eight bytes are taken in one step. */
const tables = makeTables();

/**
 * CRC-32 as in zip, gzip and PNG: finds every single flipped bit and every burst of up to 32.
 * @param start  First byte; `end` is the one after the last.
 * @param crc    Result for the bytes before, to go on from.
 * @returns 0..2^32-1.
 */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length, crc = 0): number {
  let state = ~crc;
  let i = start;
  for (; i + 8 <= end; i += 8) {
    const low = state ^ (bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24));
    state =
      tables[0x700 + (low & 0xff)] ^
      tables[0x600 + ((low >>> 8) & 0xff)] ^
      tables[0x500 + ((low >>> 16) & 0xff)] ^
      tables[0x400 + (low >>> 24)] ^
      tables[0x300 + bytes[i + 4]] ^
      tables[0x200 + bytes[i + 5]] ^
      tables[0x100 + bytes[i + 6]] ^
      tables[bytes[i + 7]];
  }
  for (; i < end; i++) state = (state >>> 8) ^ tables[(state ^ bytes[i]) & 0xff];
  return ~state >>> 0;
}

function makeTables(): Int32Array {
  const made = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    made[byte] = value;
  }
  for (let i = 256; i < made.length; i++) made[i] = (made[i - 256] >>> 8) ^ made[made[i - 256] & 0xff];
  return made;
}
