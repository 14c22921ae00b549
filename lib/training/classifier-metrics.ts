/** Bins of the calibration error. */
const BINS = 15;
/** A model that is sure and wrong would make one row's loss infinite. */
const LEAST_PROBABILITY = 1e-15;

export interface ClassifierMetrics {
  readonly rows: number;
  /** Part of the rows whose label was found, 0..1. */
  readonly accuracy: number;
  /** `confusion[actual][predicted]`, in rows. */
  readonly confusion: readonly (readonly number[])[];
  /**
   * Expected calibration error, 0..1: the mean gap between the winner's probability and how often it is right, over 15
   * bins of equal width between 1 / labels, the least a winner can have, and 1, weighted by rows.
   * @see Guo et al., On Calibration of Modern Neural Networks, 2017. Their bins begin at 0: with two labels half of
   *   them stay empty, so these here are finer.
   */
  readonly calibrationError: number;
  /** Mean of −ln P(true label); a probability below 1e-15 counts as 1e-15. */
  readonly logLoss: number;
}

/**
 * Judges a classifier's answers.
 * @param probabilities  One list a row, in the labels' order.
 * @param actual         The true label's index of each row.
 * @throws RangeError for no rows, or lists of different lengths.
 */
export function classifierMetrics(
  probabilities: readonly (readonly number[])[],
  actual: ArrayLike<number>,
): ClassifierMetrics {
  const rows = probabilities.length;
  if (rows === 0 || rows !== actual.length) throw new RangeError(`${rows} answers for ${actual.length} rows.`);
  const labels = probabilities[0].length;
  const least = 1 / labels;
  const confusion = Array.from({ length: labels }, () => Array.from({ length: labels }, () => 0));
  // Confidence minus right answers, summed in each bin.
  const gaps = new Float64Array(BINS);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const answer = probabilities[row];
    const confidence = Math.max(...answer);
    const predicted = answer.indexOf(confidence);
    confusion[actual[row]][predicted]++;
    const bin = Math.min(BINS - 1, Math.floor(((confidence - least) / (1 - least)) * BINS));
    gaps[bin] += confidence - (predicted === actual[row] ? 1 : 0);
    loss -= Math.log(Math.max(LEAST_PROBABILITY, answer[actual[row]]));
  }
  const right = confusion.reduce((sum, counts, label) => sum + counts[label], 0);
  const calibrationError = gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / rows;
  return { rows, accuracy: right / rows, confusion, calibrationError, logLoss: loss / rows };
}
