import type { Failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { hashOf, TermTable } from '@/lib/text/term-table';
import { ByteReader, MalformedBytes } from './byte-reader';
import { checksum } from './encode-model';
import { changedBytes, contradiction, otherFormat, otherVersion, wrongLength } from './model-file-failures';
import {
  CHECKSUM_AT,
  FORMAT_VERSION,
  HEADER_BYTES,
  LENGTH_AT,
  MAGIC,
  SECTION_COUNT_AT,
  type SectionName,
  sectionNames,
  TABLE_ENTRY_BYTES,
  VERSION_AT,
} from './model-layout';
import type { NaiveBayesModel } from './naive-bayes-model';

/**
 * Reads a file that `encodeModel` wrote. Each way a file can be wrong has its own sentence: another format, a version
 * this code doesn't know, a cut file, changed bytes, content that contradicts itself. Code: model_invalid.
 */
export function decodeModel(bytes: Uint8Array): Result<NaiveBayesModel> {
  const problem = problemOfHeader(bytes);
  if (problem) return err(problem);
  try {
    return ok(decodeSections(bytes, readSectionTable(bytes)));
  } catch (error) {
    if (error instanceof MalformedBytes) return err(contradiction(error.message));
    throw error;
  }
}

function problemOfHeader(bytes: Uint8Array): Failure | undefined {
  for (let i = 0; i < Math.min(MAGIC.length, bytes.length); i++) if (bytes[i] !== MAGIC[i]) return otherFormat();
  if (bytes.length < HEADER_BYTES) return wrongLength(bytes.length, undefined);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(VERSION_AT, true);
  if (version !== FORMAT_VERSION) return otherVersion(version);
  const length = view.getUint32(LENGTH_AT, true);
  if (length !== bytes.length) return wrongLength(bytes.length, length);
  return view.getUint32(CHECKSUM_AT, true) === checksum(bytes) ? undefined : changedBytes();
}

type Sections = ReadonlyMap<string, ByteReader>;

function readSectionTable(bytes: Uint8Array): Sections {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(SECTION_COUNT_AT, true);
  let offset = HEADER_BYTES + count * TABLE_ENTRY_BYTES;
  if (offset > bytes.length) throw new MalformedBytes(`${count} sections don't fit into ${bytes.length} bytes.`);
  const sections = new Map<string, ByteReader>();
  for (let entry = HEADER_BYTES; entry < HEADER_BYTES + count * TABLE_ENTRY_BYTES; entry += TABLE_ENTRY_BYTES) {
    const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const length = view.getUint32(entry + 8, true);
    if (view.getUint32(entry + 4, true) !== offset || offset + length > bytes.length || sections.has(name)) {
      throw new MalformedBytes(`Section ${name} isn't where the one before ends, or runs past the file.`);
    }
    sections.set(name, new ByteReader(bytes, offset, offset + length));
    offset += length;
  }
  if (offset !== bytes.length) throw new MalformedBytes(`The last section ends at ${offset} of ${bytes.length} bytes.`);
  return sections;
}

function decodeSections(bytes: Uint8Array, sections: Sections): NaiveBayesModel {
  if (sections.size !== sectionNames.length)
    throw new MalformedBytes(`${sections.size} sections in ${bytes.length} bytes.`);
  const labels = decodeWhole(sections, 'LABL', decodeLabels);
  const { smoothing, rowCounts } = decodeWhole(sections, 'ROWS', (reader) => decodeRows(reader, labels.length));
  const terms = decodeWhole(sections, 'TERM', decodeTerms);
  const termCounts = decodeWhole(sections, 'CNTS', (reader) => decodeCounts(reader, terms.size * labels.length));
  return { labels, smoothing, rowCounts, terms, termCounts };
}

/** Decodes one section and checks that nothing of it is left over. */
function decodeWhole<T>(sections: Sections, name: SectionName, decode: (reader: ByteReader) => T): T {
  const reader = sections.get(name);
  if (!reader) throw new MalformedBytes(`Section ${name} is missing.`);
  const value = decode(reader);
  if (reader.rest !== 0) throw new MalformedBytes(`Section ${name} has ${reader.rest} bytes too many.`);
  return value;
}

function decodeLabels(reader: ByteReader): string[] {
  const count = reader.varint();
  const labels: string[] = [];
  // A label takes a byte at least, so a wild count ends at the section's end.
  for (let i = 0; i < count; i++) labels.push(new TextDecoder().decode(reader.take(reader.varint())));
  if (count < 2) throw new MalformedBytes(`${count} labels, expected 2 or more.`);
  return labels;
}

function decodeRows(reader: ByteReader, nClasses: number): { smoothing: number; rowCounts: Uint32Array } {
  const smoothing = reader.float64();
  if (!(smoothing > 0 && smoothing < 1e6)) throw new MalformedBytes(`Smoothing is ${smoothing}, expected above 0.`);
  const rowCounts = new Uint32Array(nClasses);
  for (let label = 0; label < nClasses; label++) rowCounts[label] = reader.varint();
  if (rowCounts.includes(0)) throw new MalformedBytes('A class has no training rows.');
  return { smoothing, rowCounts };
}

function decodeTerms(reader: ByteReader): TermTable {
  const count = reader.varint();
  if (count * 2 > reader.rest) throw new MalformedBytes(`${count} terms don't fit into ${reader.rest} bytes.`);
  const terms = new TermTable(count);
  let term = new Uint16Array(256);
  let length = 0;
  for (let number = 0; number < count; number++) {
    const shared = reader.varint();
    const own = reader.varint();
    if (shared > length) throw new MalformedBytes(`Term ${number} shares ${shared} of ${length} units.`);
    if (own > reader.rest) throw new MalformedBytes(`Term ${number} is longer than its section.`);
    length = shared + own;
    if (length > term.length) {
      const longer = new Uint16Array(length * 2);
      longer.set(term);
      term = longer;
    }
    let end = shared;
    while (end < length) end = putCodePoint(term, end, reader.codePoint());
    if (end !== length) throw new MalformedBytes(`Term ${number} has ${end} units, expected ${length}.`);
    if (terms.intern(term, 0, length, hashOf(term, 0, length)) !== number) {
      throw new MalformedBytes(`Term ${number} is there twice.`);
    }
  }
  return terms;
}

function putCodePoint(units: Uint16Array, at: number, codePoint: number): number {
  if (codePoint < 0x10000) {
    units[at] = codePoint;
    return at + 1;
  }
  units[at] = 0xd800 + ((codePoint - 0x10000) >> 10);
  units[at + 1] = 0xdc00 + (codePoint & 0x3ff);
  return at + 2;
}

function decodeCounts(reader: ByteReader, cells: number): Uint32Array {
  if (cells > reader.rest) throw new MalformedBytes(`${cells} counts don't fit into ${reader.rest} bytes.`);
  const counts = new Uint32Array(cells);
  for (let cell = 0; cell < cells; cell++) counts[cell] = reader.varint();
  return counts;
}
