import type { Explanation } from '@/lib/serving/handler';

/** From the start over both sides to the final log-odds. Natural logarithms; above 0 speaks for the second label. */
export interface EvidenceSum {
  readonly bias: number;
  /** Sum of the weights above 0. */
  readonly towards: number;
  /** Sum of the weights below 0. */
  readonly against: number;
  /** `bias + towards + against`. */
  readonly total: number;
}

/** Adds up the words that are not left out. @param leftOut  Indices into `explanation.tokens`. */
export function evidenceSum(
  { bias, tokens }: Pick<Explanation, 'bias' | 'tokens'>,
  leftOut: ReadonlySet<number>,
): EvidenceSum {
  let towards = 0;
  let against = 0;
  tokens.forEach(({ weight }, index) => {
    if (leftOut.has(index)) return;
    if (weight > 0) towards += weight;
    else against += weight;
  });
  return { bias, towards, against, total: bias + towards + against };
}

/** A bar from `from` to `to` on a shared axis, both as shares 0..1 of its width. */
export interface SumStep {
  readonly from: number;
  readonly to: number;
}

export interface SumSteps {
  /** Where 0 lies on the axis, 0..1. */
  readonly zero: number;
  readonly bias: SumStep;
  readonly towards: SumStep;
  readonly against: SumStep;
  readonly total: SumStep;
}

/**
 * The sum as steps that begin where the one before ended; the last goes from 0 to the total.
 * @param reach  Log-odds that the axis must hold on either side besides the sum's own, so that it stays still while
 *               words are left out.
 */
export function sumSteps(sum: EvidenceSum, reach = 0): SumSteps {
  const afterTowards = sum.bias + sum.towards;
  const points = [0, sum.bias, afterTowards, sum.total, reach, -reach];
  const low = Math.min(...points);
  const span = Math.max(...points) - low || 1;
  const at = (logOdds: number) => (logOdds - low) / span;
  return {
    zero: at(0),
    bias: { from: at(0), to: at(sum.bias) },
    towards: { from: at(sum.bias), to: at(afterTowards) },
    against: { from: at(afterTowards), to: at(sum.total) },
    total: { from: at(0), to: at(sum.total) },
  };
}
