import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import type { Candidate } from './candidate';
import { groupRectangles } from './group-rectangles';

const image = { width: 200, height: 150 };

test('candidates that are alike become one, with their mean, their count and the best weight', () => {
  const found = groupRectangles([at(10, 10, 40, 1), at(13, 10, 40, 3), at(11, 12, 43, 2)], 2, image);
  expect(found).toEqual([{ x: 11, y: 11, width: 41, height: 41, neighbors: 3, levelWeight: 3 }]);
});

test('a group needs more members than asked for', () => {
  const two = [at(10, 10, 40), at(11, 10, 40)];
  expect(groupRectangles(two, 1, image)).toHaveLength(1);
  expect(groupRectangles(two, 2, image)).toHaveLength(0);
});

test('without neighbours asked for every candidate stays, cut to the image', () => {
  const found = groupRectangles([at(170, 130, 40, 7), at(0, 0, 20)], 0, image);
  expect(found[0]).toEqual({ x: 170, y: 130, width: 30, height: 20, neighbors: 1, levelWeight: 7 });
  expect(found).toHaveLength(2);
});

test('a weak group inside a strong one is dropped', () => {
  const strong = [0, 1, 2, 3, 4].map((shift) => at(20 + shift, 20, 100));
  const weak = [at(60, 60, 24), at(61, 60, 24)];
  expect(groupRectangles([...weak, ...strong], 1, image)).toHaveLength(1);
  // Standing apart it stays.
  expect(groupRectangles([...weak.map(({ y }) => at(150, y, 24)), ...strong], 1, image)).toHaveLength(2);
});

test('the sweep finds the same groups as comparing all pairs, in the order of their first members', () => {
  const random = mulberry32(51);
  for (let round = 0; round < 40; round++) {
    const candidates = Array.from({ length: 60 }, () => at(random() * 120, random() * 80, 20 + random() * 30));
    const ours = groupRectangles(candidates, 1, image).map(({ neighbors, x }) => [neighbors, x]);
    expect(ours).toEqual(allPairs(candidates).map(({ neighbors, x }) => [neighbors, x]));
  }
});

/** OpenCV's partition, word for word slow: a component is flooded from its first member. */
function allPairs(candidates: readonly Candidate[]): { neighbors: number; x: number }[] {
  const left = new Set(candidates);
  const groups: Candidate[][] = [];
  for (const first of candidates) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const member of group) {
      for (const other of [...left]) if (alike(member, other) && left.delete(other)) group.push(other);
    }
    groups.push(group);
  }
  // Grouped apart, a component is one group; together, nested ones are dropped: that rule is tested above.
  const alone = groups.flatMap((group) => groupRectangles(group, 1, image));
  const together = new Set(groupRectangles(candidates, 1, image).map((box) => JSON.stringify(box)));
  expect([...together].every((box) => alone.some((one) => JSON.stringify(one) === box))).toBe(true);
  return alone.filter((box) => together.has(JSON.stringify(box)));
}

function alike(a: Candidate, b: Candidate): boolean {
  const delta = 0.2 * (Math.min(a.width, b.width) + Math.min(a.height, b.height)) * 0.5;
  const edges = [a.x - b.x, a.y - b.y, a.x + a.width - b.x - b.width, a.y + a.height - b.y - b.height];
  return edges.every((distance) => Math.abs(distance) <= delta);
}

function at(x: number, y: number, side: number, levelWeight = 0): Candidate {
  const size = Math.round(side);
  return { x: Math.round(x), y: Math.round(y), width: size, height: size, levelWeight };
}
