/** Whether a probability is near the half-way line, in the two words the pages use: 확실 and 애매. */
export type Certainty = 'sure' | 'unsure';

/** From 40 % to 60 %, both included, the answer might as well be the other one. */
export const unsureFrom = 0.4;
export const unsureTo = 0.6;

export function certaintyOf(probability: number): Certainty {
  return probability >= unsureFrom && probability <= unsureTo ? 'unsure' : 'sure';
}
