import type { Candidate } from './candidate';
import { roundHalfEven } from './round-half-even';
import type { Size } from './scale-list';

/** An object found, in pixels of the image. */
export interface Detection {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How many candidates were merged into it; 1 when nothing was merged. */
  readonly neighbors: number;
  /** The largest sum of the last stage among them. */
  readonly levelWeight: number;
}

/** Rectangles are alike when their sides differ by less than this share. */
const tolerance = 0.2;

/**
 * Merges candidates that are alike and drops small groups and groups inside better ones.
 * @param minNeighbors  A group needs more members than this. 0 and below: nothing is merged.
 * @returns groups in the order in which their first member appears, cut to the image.
 * @see OpenCV `groupRectangles` with levels and weights, eps 0.2
 */
export function groupRectangles(candidates: readonly Candidate[], minNeighbors: number, image: Size): Detection[] {
  const found =
    minNeighbors <= 0
      ? candidates.map((candidate) => ({ ...candidate, neighbors: 1 }))
      : withoutNested(
          mergeAlike(candidates, image.width < image.height ? 'y' : 'x').filter(
            (group) => group.neighbors > minNeighbors,
          ),
        );
  return found.map((rect) => cutTo(rect, image)).filter((rect) => rect.width > 0 && rect.height > 0);
}

/**
 * Connected components of "alike". Candidates are swept along the image's longer side: two are never alike when their
 * left (or upper) edges are further apart than either's own tolerance, so few pairs are looked at.
 */
function mergeAlike(candidates: readonly Candidate[], along: 'x' | 'y'): Detection[] {
  const parents = Int32Array.from(candidates.keys());
  const rootOf = (start: number) => {
    let index = start;
    for (;;) {
      const parent = parents[index] as number;
      if (parent === index) return index;
      parents[index] = parents[parent] as number;
      index = parent;
    }
  };
  const swept = Array.from(candidates.keys()).sort((a, b) => at(candidates, a)[along] - at(candidates, b)[along]);
  for (let i = 0; i < swept.length; i++) {
    const first = at(swept, i);
    const rect = at(candidates, first);
    const reach = rect[along] + (tolerance / 2) * (rect.width + rect.height);
    for (let j = i + 1; j < swept.length; j++) {
      const other = at(candidates, at(swept, j));
      if (other[along] > reach) break;
      if (alike(rect, other)) parents[rootOf(first)] = rootOf(at(swept, j));
    }
  }
  const groups = new Map<number, Candidate[]>();
  for (const [index, candidate] of candidates.entries()) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group) group.push(candidate);
    else groups.set(root, [candidate]);
  }
  return Array.from(groups.values(), average);
}

function alike(a: Candidate, b: Candidate): boolean {
  const delta = tolerance * (Math.min(a.width, b.width) + Math.min(a.height, b.height)) * 0.5;
  return (
    Math.abs(a.x - b.x) <= delta &&
    Math.abs(a.y - b.y) <= delta &&
    Math.abs(a.x + a.width - b.x - b.width) <= delta &&
    Math.abs(a.y + a.height - b.y - b.height) <= delta
  );
}

function average(members: readonly Candidate[]): Detection {
  const neighbors = members.length;
  const share = Math.fround(1 / neighbors);
  const mean = (side: 'x' | 'y' | 'width' | 'height') => {
    const sum = members.reduce((total, member) => total + member[side], 0);
    return roundHalfEven(Math.fround(Math.fround(sum) * share));
  };
  const levelWeight = members.reduce((best, member) => Math.max(best, member.levelWeight), Number.NEGATIVE_INFINITY);
  return { x: mean('x'), y: mean('y'), width: mean('width'), height: mean('height'), neighbors, levelWeight };
}

function withoutNested(groups: readonly Detection[]): Detection[] {
  return groups.filter(
    (inner) =>
      !groups.some((outer) => {
        if (outer === inner) return false;
        const better = outer.neighbors > Math.max(3, inner.neighbors) || inner.neighbors < 3;
        return better && contains(outer, inner);
      }),
  );
}

function contains(outer: Detection, inner: Detection): boolean {
  const marginX = roundHalfEven(outer.width * tolerance);
  const marginY = roundHalfEven(outer.height * tolerance);
  return (
    inner.x >= outer.x - marginX &&
    inner.y >= outer.y - marginY &&
    inner.x + inner.width <= outer.x + outer.width + marginX &&
    inner.y + inner.height <= outer.y + outer.height + marginY
  );
}

function cutTo(rect: Detection, image: Size): Detection {
  const x = Math.max(rect.x, 0);
  const y = Math.max(rect.y, 0);
  const width = Math.min(rect.x + rect.width, image.width) - x;
  const height = Math.min(rect.y + rect.height, image.height) - y;
  return { x, y, width, height, neighbors: rect.neighbors, levelWeight: rect.levelWeight };
}

function at<T>(items: readonly T[], index: number): T {
  return items[index] as T;
}
