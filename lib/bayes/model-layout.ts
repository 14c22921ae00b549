/**
 * Where things lie in a naive Bayes file; docs/naive-bayes-format.md tells the whole.
 * All numbers are little-endian.
 */

/** The first byte isn't ASCII and line ends of both kinds follow, so that text conversion is noticed at once. */
export const MAGIC = Uint8Array.of(0x89, 0x4c, 0x4e, 0x42, 0x0d, 0x0a, 0x1a, 0x0a);

export const FORMAT_VERSION = 1;

export const VERSION_AT = 8;
export const LENGTH_AT = 12;
export const CHECKSUM_AT = 16;
export const SECTION_COUNT_AT = 20;
export const HEADER_BYTES = 24;

/** Each entry of the table behind the header: four ASCII letters, offset and length as 32-bit numbers. */
export const TABLE_ENTRY_BYTES = 12;

export const sectionNames = ['LABL', 'ROWS', 'TERM', 'CNTS'] as const;
export type SectionName = (typeof sectionNames)[number];
