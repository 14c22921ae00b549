import type { Demo } from './demo';
import { facesDemo } from './faces-demo';
import { reviewDemo } from './review-demo';

/** Every demo, in the gallery's order. */
export const demos: readonly Demo[] = [reviewDemo, facesDemo];

export function findDemo(slug: string): Demo | undefined {
  return demos.find((demo) => demo.slug === slug);
}
