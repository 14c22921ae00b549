import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeReviewAnswer } from './review-answer';

test('it writes what JSON.stringify would write of the same object', () => {
  const row = fc.record({
    text: fc.string({ unit: 'binary' }),
    label: fc.string(),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const texts = rows.map(({ text }) => text);
      const outputs = rows.map(({ label, confidence }) => ({ label, confidence, more: [1, 2] }));
      const expected = JSON.parse(JSON.stringify(Object.fromEntries(rows.entries())));
      expect(JSON.parse(writeReviewAnswer(texts, outputs))).toEqual(expected);
    }),
    { numRuns: 150, seed: 5 },
  );
});

test.each([
  ['NaN', { label: 'positive', confidence: Number.NaN }],
  ['infinity', { label: 'positive', confidence: Number.POSITIVE_INFINITY }],
  ['no label', { confidence: 0.5 }],
])('a row with %s is a bug, not an answer', (_, row) => {
  expect(() => writeReviewAnswer(['a'], [row])).toThrow('Row 0');
});

test('an answer says that its text was cut only when it was', () => {
  const rows = [true, false, undefined].map((truncated) => ({
    label: 'positive',
    confidence: 0.5,
    ...(truncated === undefined ? {} : { truncated }),
  }));
  expect(writeReviewAnswer(['a', 'b', 'c'], rows)).toBe(
    '{"0":{"text":"a","label":"positive","confidence":0.5,"truncated":true},' +
      '"1":{"text":"b","label":"positive","confidence":0.5},"2":{"text":"c","label":"positive","confidence":0.5}}',
  );
});

test('a missing row is a bug, not a shorter answer', () => {
  expect(() => writeReviewAnswer(['a', 'b'], [{ label: 'x', confidence: 0.5 }])).toThrow('Row 1');
});
