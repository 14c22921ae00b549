/** A label of a model with its probability. */
export interface LabelShare {
  readonly label: string;
  /** 0..1 */
  readonly share: number;
}

/**
 * The labels with their probabilities, the likeliest first; equal ones in the model's own order.
 * @param labels  In the order of the model's outputs.
 * @param output  What the model gave as `probabilities`.
 * @returns undefined when it isn't one probability for each label.
 */
export function labelShares(labels: readonly string[], output: unknown): readonly LabelShare[] | undefined {
  if (!Array.isArray(output) || output.length !== labels.length) return undefined;
  const shares = labels.map((label, index) => ({ label, share: Number(output[index]) }));
  if (!shares.every(({ share }) => share >= 0 && share <= 1)) return undefined;
  return shares.sort((a, b) => b.share - a.share);
}
