import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkTexts } from './chunk-texts';

test('every index is in one chunk, in order, and the JSON of each chunk keeps both limits and is full', () => {
  const unit = fc.constantFrom('a', '가', '😀', '"', '\\', '\n', '\u0001', '\ud800');
  const texts = fc.array(fc.string({ unit, maxLength: 10 }), { maxLength: 60 });
  fc.assert(
    fc.property(texts, (list) => {
      const limits = { texts: 7, jsonBytes: 100 };
      const indexes = list.map((_, index) => index).filter((index) => index % 5 !== 3);
      const chunks = chunkTexts(list, indexes, limits);
      expect(chunks.flat()).toEqual(indexes);
      const sizeOf = (chunk: readonly number[]) => Buffer.byteLength(JSON.stringify(chunk.map((at) => list[at])));
      chunks.forEach((chunk, at) => {
        expect(chunk.length).toBeLessThanOrEqual(limits.texts);
        expect(sizeOf(chunk)).toBeLessThanOrEqual(limits.jsonBytes);
        const next = chunks[at + 1]?.[0];
        if (next === undefined || chunk.length === limits.texts) return;
        // One byte of slack: the last text of a chunk is counted with a comma that it doesn't have.
        expect(sizeOf([...chunk, next])).toBeGreaterThanOrEqual(limits.jsonBytes);
      });
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('a text larger than a chunk travels alone', () => {
  const limits = { texts: 256, jsonBytes: 20 };
  expect(chunkTexts(['a', 'b'.repeat(50), 'c'], [0, 1, 2], limits)).toEqual([[0], [1], [2]]);
  expect(chunkTexts(['b'.repeat(50), 'c'], [0, 1], limits)).toEqual([[0], [1]]);
});

test('nothing to send is no chunk', () => {
  expect(chunkTexts(['a'], [], { texts: 256, jsonBytes: 900 })).toEqual([]);
});
