import type { Explanation } from '@/lib/serving/handler';

/** From the start over both sides to the final log-odds. Natural logarithms; above 0 speaks for the second label. */
export interface EvidenceSum {
  readonly bias: number;
  /** Sum of the weights above 0. */
  readonly towards: number;
  /** Sum of the weights below 0. */
  readonly against: number;
  /** What no single word can claim, because words say it together; 0 where the explanation is exact. */
  readonly together: number;
  /** `bias + towards + against + together`. */
  readonly total: number;
}

/**
 * Adds up the words that are not left out.
 * @param leftOut  Indices into `explanation.tokens`.
 * @param logOdds  What the model says of the text without them. An exact sum is that by itself; an approximate one is
 *                 made up to it by `together`.
 */
export function evidenceSum(
  { kind, bias, tokens, ...whole }: Pick<Explanation, 'kind' | 'bias' | 'logOdds' | 'tokens'>,
  leftOut: ReadonlySet<number>,
  logOdds = whole.logOdds,
): EvidenceSum {
  let towards = 0;
  let against = 0;
  tokens.forEach(({ weight }, index) => {
    if (leftOut.has(index)) return;
    if (weight > 0) towards += weight;
    else against += weight;
  });
  const words = bias + towards + against;
  const total = kind === 'exact' ? words : logOdds;
  return { bias, towards, against, together: kind === 'exact' ? 0 : total - words, total };
}

/**
 * The sum rounded to hundredths so that the terms, as they are read, still add up to the total, as it is read: each
 * term is rounded down, and the hundredths that are then missing go to those that lost most.
 * @see The largest-remainder method of sharing out seats.
 */
export function roundedSum(sum: EvidenceSum): EvidenceSum {
  const hundredths = Math.round(sum.total * 100);
  const terms = [sum.bias, sum.towards, sum.against, sum.together].map((term) => {
    const exact = term * 100;
    return { floor: Math.floor(exact), lost: exact - Math.floor(exact) };
  });
  const missing = hundredths - terms.reduce((all, { floor }) => all + floor, 0);
  const raised = new Set([...terms].sort((a, b) => b.lost - a.lost).slice(0, missing));
  const [bias = 0, towards = 0, against = 0, together = 0] = terms.map(
    (term) => (term.floor + (raised.has(term) ? 1 : 0)) / 100,
  );
  return { bias, towards, against, together, total: hundredths / 100 };
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
  readonly together: SumStep;
  readonly total: SumStep;
}

/**
 * The sum as steps that begin where the one before ended; the last goes from 0 to the total.
 * @param reach  Log-odds that the axis must hold on either side besides the sum's own, so that it stays still while
 *               words are left out.
 */
export function sumSteps(sum: EvidenceSum, reach = 0): SumSteps {
  const afterTowards = sum.bias + sum.towards;
  const afterAgainst = afterTowards + sum.against;
  const points = [0, sum.bias, afterTowards, afterAgainst, sum.total, reach, -reach];
  const low = Math.min(...points);
  const span = Math.max(...points) - low || 1;
  const at = (logOdds: number) => (logOdds - low) / span;
  return {
    zero: at(0),
    bias: { from: at(0), to: at(sum.bias) },
    towards: { from: at(sum.bias), to: at(afterTowards) },
    against: { from: at(afterTowards), to: at(afterAgainst) },
    together: { from: at(afterAgainst), to: at(sum.total) },
    total: { from: at(0), to: at(sum.total) },
  };
}
