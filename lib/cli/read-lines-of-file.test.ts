import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { readLinesOfFile } from './read-lines-of-file';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-lines-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function linesOf(content: string | Uint8Array) {
  const path = join(folder, 'a.jsonl');
  await writeFile(path, content);
  const lines: { number: number; text: string }[] = [];
  for await (const line of readLinesOfFile(path)) lines.push(line);
  return lines;
}

test('lines are those of the whole text split at its line ends, wherever the chunks are cut', async () => {
  const random = mulberry32(3);
  // Chunks have 64 KiB: syllables of three bytes lie across their ends.
  const lines = Array.from({ length: 400 }, () => '가나 다'.repeat(Math.floor(random() * 300)));
  const expected = lines.flatMap((text, index) => (text === '' ? [] : [{ number: index + 1, text }]));
  expect(await linesOf(lines.join('\n'))).toEqual(expected);
  expect(await linesOf(`${lines.join('\n')}\n`)).toEqual(expected);
});

test('a line without end is refused before it is gathered whole', async () => {
  await expect(linesOf(Buffer.alloc(40 * 1024 * 1024, 0x61))).rejects.toMatchObject({ failure: { code: 'bad_input' } });
});

test.each([
  ['a byte that is no UTF-8', Buffer.from([0x61, 0x0a, 0xff, 0x0a])],
  ['a syllable that is cut off at the end', Buffer.from([0x61, 0x0a, 0xea, 0xb0])],
])('%s is refused', async (_what, bytes) => {
  await expect(linesOf(bytes)).rejects.toMatchObject({ failure: { code: 'bad_encoding' } });
});
