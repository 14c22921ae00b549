import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** Damaged characters that were read as U+FFFD; 0 unless the file is UTF-8 with a few broken bytes. */
  readonly damaged: number;
}

/**
 * Reads a text file of unknown encoding: by its byte order mark, else as UTF-8, else as CP949 (what Excel saves in
 * Korea). A byte order mark never reaches the text.
 *
 * CP949 is the WHATWG decoder `euc-kr`, which browsers have whole; Node 20's reads most syllables wrongly, so there
 * this is right for Unicode files only.
 * @returns `bad_encoding` for workbooks, files with NUL and bytes that are text in none of these encodings.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  if (isWorkbook(bytes)) return err(workbook);
  const marked = encodingByMark(bytes);
  if (marked) return decodedAs(marked, bytes);
  const utf8 = decodeStrictly('utf-8', bytes);
  if (utf8 !== undefined) return checked(utf8, 'utf-8', 0);
  // A UTF-8 file with a few broken bytes can pass for CP949 and come out as gibberish: Hangul tells which it is.
  const loose = new TextDecoder('utf-8').decode(bytes);
  const damaged = count(loose, /\uFFFD/g);
  if (count(loose, /[가-힣]/g) > 10 * damaged) return checked(loose, 'utf-8', damaged);
  return decodedAs('cp949', bytes);
}

function decodedAs(encoding: TextEncoding, bytes: Uint8Array): Result<DecodedText> {
  const text = decodeStrictly(encoding, bytes);
  return text === undefined ? err(unreadable) : checked(text, encoding, 0);
}

function checked(text: string, encoding: TextEncoding, damaged: number): Result<DecodedText> {
  // Text has no NUL: this is a picture, a program, or UTF-16 without its mark.
  return text.includes('\0') ? err(unreadable) : ok({ text, encoding, damaged });
}

function decodeStrictly(encoding: TextEncoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding === 'cp949' ? 'euc-kr' : encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // What `fatal` throws on bytes that aren't in the encoding; anything else is a bug.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function encodingByMark(bytes: Uint8Array): TextEncoding | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return undefined;
}

/** An Excel workbook: .xlsx is a ZIP archive, .xls a compound file. */
function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const workbook = failure(
  'bad_encoding',
  '엑셀 통합 문서는 읽지 못해요. 엑셀에서 “다른 이름으로 저장 → CSV”로 저장한 파일을 골라 주세요.',
  'Excel workbooks can’t be read here. In Excel choose “Save as → CSV” and pick that file.',
);

const unreadable = failure(
  'bad_encoding',
  '이 파일은 글로 읽히지 않아요. UTF-8 CSV나 TXT로 저장해서 다시 골라 주세요.',
  'This file can’t be read as text. Save it as a UTF-8 CSV or TXT file and choose it again.',
);
