import { createReadStream } from 'node:fs';
import { failure } from '@/lib/base/failure';
import { RefusedInput } from '@/lib/serving/refused-input';

/** A row with a photo of 10 MB in base64 fits; a file without line ends is not one line of gigabytes. */
const LONGEST_LINE = 32 * 1024 * 1024;

/** A line of a file, with its number from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a UTF-8 file that have something in them, one by one, so that a file of any size costs the memory of
 * its longest line. A byte order mark is taken off.
 * @throws RefusedInput with bad_input for a line that is too long, bad_encoding for bytes that aren't UTF-8.
 */
export async function* readLinesOfFile(path: string): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  // Of the line that hasn't ended: joined once, or a long line would be copied with every chunk.
  let pieces: string[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path)) {
    const lines = decoded(decoder, chunk, number + 1).split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      number++;
      const text = pieces.join('') + line;
      pieces = [];
      length = 0;
      if (text.trim() !== '') yield { number, text };
    }
    pieces.push(last);
    length += last.length;
    if (length > LONGEST_LINE) throw new RefusedInput(tooLong(number + 1));
  }
  const text = pieces.join('') + decoded(decoder, undefined, number + 1);
  if (text.trim() !== '') yield { number: number + 1, text };
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined, line: number): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    // What `fatal` throws; anything else is a bug.
    if (error instanceof TypeError) throw new RefusedInput(notUtf8(line));
    throw error;
  }
}

function tooLong(line: number) {
  return failure(
    'bad_input',
    `${line}번째 줄이 너무 길어요. 한 줄에 한 행씩인 JSON Lines 파일인지 봐 주세요.`,
    `Line ${line} is too long. Check that the file is JSON Lines, a row on each line.`,
  );
}

function notUtf8(line: number) {
  return failure(
    'bad_encoding',
    `${line}번째 줄이나 그 뒤가 UTF-8이 아니에요. UTF-8로 저장해서 다시 해 주세요.`,
    `Line ${line} or one after it is not UTF-8. Save the file as UTF-8 and try again.`,
  );
}
