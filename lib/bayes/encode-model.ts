import { crc32 } from '@/lib/num/crc32';
import type { TermList } from '@/lib/text/term-table';
import { ByteWriter } from './byte-writer';
import {
  CHECKSUM_AT,
  FORMAT_VERSION,
  HEADER_BYTES,
  LENGTH_AT,
  MAGIC,
  SECTION_COUNT_AT,
  type SectionName,
  TABLE_ENTRY_BYTES,
  VERSION_AT,
} from './model-layout';
import type { NaiveBayesCounts } from './naive-bayes-model';

/** The model as a file. The same model gives the same bytes. */
export function encodeModel(model: NaiveBayesCounts): Uint8Array {
  const sections: readonly (readonly [SectionName, Uint8Array])[] = [
    ['LABL', encodeLabels(model.labels)],
    ['ROWS', encodeRows(model)],
    ['TERM', encodeTerms(model.terms)],
    ['CNTS', encodeCounts(model.termCounts)],
  ];
  const tableEnd = HEADER_BYTES + sections.length * TABLE_ENTRY_BYTES;
  const bytes = new Uint8Array(sections.reduce((sum, [, content]) => sum + content.length, tableEnd));
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(VERSION_AT, FORMAT_VERSION, true);
  view.setUint32(LENGTH_AT, bytes.length, true);
  view.setUint32(SECTION_COUNT_AT, sections.length, true);
  let entry = HEADER_BYTES;
  let offset = tableEnd;
  for (const [name, content] of sections) {
    for (let i = 0; i < 4; i++) bytes[entry + i] = name.charCodeAt(i);
    view.setUint32(entry + 4, offset, true);
    view.setUint32(entry + 8, content.length, true);
    bytes.set(content, offset);
    entry += TABLE_ENTRY_BYTES;
    offset += content.length;
  }
  view.setUint32(CHECKSUM_AT, checksum(bytes), true);
  return bytes;
}

/** CRC-32 of the whole file but its own four bytes. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes, CHECKSUM_AT + 4, bytes.length, crc32(bytes, 0, CHECKSUM_AT));
}

function encodeLabels(labels: readonly string[]): Uint8Array {
  const writer = new ByteWriter();
  writer.varint(labels.length);
  for (const label of labels) {
    const text = new TextEncoder().encode(label);
    writer.varint(text.length);
    writer.append(text);
  }
  return writer.written();
}

function encodeRows(model: NaiveBayesCounts): Uint8Array {
  const writer = new ByteWriter();
  writer.float64(model.smoothing);
  for (const count of model.rowCounts) writer.varint(count);
  return writer.written();
}

/** Front coding: units shared with the term before, units of the rest, the rest in UTF-8. */
function encodeTerms({ size, units, starts }: TermList): Uint8Array {
  const writer = new ByteWriter(size * 12 + 16);
  writer.varint(size);
  let before = 0;
  let beforeEnd = 0;
  for (let term = 0; term < size; term++) {
    const start = starts[term];
    const end = starts[term + 1];
    const most = Math.min(beforeEnd - before, end - start);
    let shared = 0;
    while (shared < most && units[before + shared] === units[start + shared]) shared++;
    // A surrogate pair isn't cut in two.
    if (shared > 0 && isHighSurrogate(units[start + shared - 1])) shared--;
    writer.varint(shared);
    writer.varint(end - start - shared);
    for (let i = start + shared; i < end; i++) {
      const unit = units[i];
      if (isHighSurrogate(unit)) writer.codePoint(0x10000 + ((unit - 0xd800) << 10) + units[++i] - 0xdc00);
      else writer.codePoint(unit);
    }
    before = start;
    beforeEnd = end;
  }
  return writer.written();
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function encodeCounts(termCounts: Uint32Array): Uint8Array {
  const writer = new ByteWriter(termCounts.length * 2 + 16);
  for (let cell = 0; cell < termCounts.length; cell++) writer.varint(termCounts[cell]);
  return writer.written();
}
