import type { Demo } from './demo';
import { reviewDemo } from './review-demo';

/** Every demo, in the gallery's order. */
export const demos: readonly Demo[] = [reviewDemo];

export function findDemo(slug: string): Demo | undefined {
  return demos.find((demo) => demo.slug === slug);
}
