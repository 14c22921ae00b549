import { expect, test } from 'vitest';
import numpy from './fixtures/numpy-argsort.json';
import { introsortOrder } from './introsort-order';

test.each(numpy.cases)('leaves equal keys in the order that NumPy leaves them in: $name', ({ keys, order }) => {
  expect([...introsortOrder(Int32Array.from(keys))]).toEqual(order);
});

test('gives every index once, and keys that never fall, for 100,000 keys of few values', () => {
  const keys = Int32Array.from({ length: 100_000 }, (_, i) => (Math.imul(i, 2654435761) >>> 20) % 7);
  const order = introsortOrder(keys);
  expect(order.findIndex((index, i) => i > 0 && keys[order[i - 1]] > keys[index])).toBe(-1);
  expect(new Set(order).size).toBe(keys.length);
});
