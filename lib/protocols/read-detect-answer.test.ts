import { expect, test } from 'vitest';
import type { Row } from '@/lib/serving/row';
import { readDetectAnswer } from './read-detect-answer';

const box = { x: 1, y: 0, width: 30, height: 30, neighbors: 7, levelWeight: 1.5 };
const row: Row = {
  width: 640,
  height: 480,
  boxes: [box, { ...box, inside: [{ ...box, cascade: 'haarcascade_eye' }] }],
  truncated: false,
  timings: { decode: 3.5, scan: 20, total: 24 },
};

test('the answer has the sizes of the picture in a group of their own, and everything else as the model gave it', () => {
  const { width, height, ...rest } = row;
  expect(readDetectAnswer(row)).toEqual({ image: { width, height }, ...rest });
});

test.each<[what: string, row: Row | undefined, where: string]>([
  ['no row', undefined, 'its top'],
  [
    'a weight that JSON would make null',
    { ...row, boxes: [{ ...box, levelWeight: Number.NaN }] },
    'boxes.0.levelWeight',
  ],
  ['half a pixel', { ...row, boxes: [box, { ...box, x: 0.5 }] }, 'boxes.1.x'],
  ['no width', { ...row, width: 0 }, 'width'],
  ['no timings', { ...row, timings: {} }, 'timings.decode'],
])('a row with %s is a bug, not an answer', (_, wrong, where) => {
  expect(() => readDetectAnswer(wrong)).toThrow(`wrong at ${where}`);
});
