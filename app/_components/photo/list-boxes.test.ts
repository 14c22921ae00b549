import { expect, test } from 'vitest';
import { flatBoxes, listBoxes } from './list-boxes';

const place = { x: 1, y: 2, width: 3, height: 4, neighbors: 5, levelWeight: 6 };
const boxes = [
  { ...place },
  {
    ...place,
    inside: [
      { ...place, cascade: 'haarcascade_eye' },
      { ...place, cascade: 'haarcascade_smile' },
    ],
  },
];

test('machines count boxes from 0, people from 1, inner ones behind their outer one', () => {
  const [first, second] = listBoxes(boxes);
  expect([first?.id, first?.number, first?.inner]).toEqual(['0', '1', []]);
  expect(second?.inner.map(({ id, number, cascade }) => [id, number, cascade])).toEqual([
    ['1-0', '2-1', 'haarcascade_eye'],
    ['1-1', '2-2', 'haarcascade_smile'],
  ]);
});

test('flat, all outer boxes come before all inner ones', () => {
  expect(flatBoxes([...boxes].reverse()).map(({ id }) => id)).toEqual(['0', '1', '0-0', '0-1']);
});
