import { logSumExp } from '@/lib/num/log-sum-exp';
import type { TermCounts } from '@/lib/text/count-vectoriser';
import type { NaiveBayesModel } from './naive-bayes-model';

/**
 * Multinomial naive Bayes, ready to score.
 * @see scikit-learn `MultinomialNB`: `class_log_prior_` and `feature_log_prob_` are `logPriors` and `termLogProbs`.
 */
export class MultinomialNaiveBayes {
  readonly nClasses: number;
  /** ln P(class), `[nClasses]`. */
  readonly logPriors: Float64Array;
  /** ln P(term | class), `[vocabularySize, nClasses]`, row-major. */
  readonly termLogProbs: Float64Array;

  /** @throws RangeError when the arrays of `model` don't fit each other. */
  constructor(model: NaiveBayesModel) {
    const nClasses = model.labels.length;
    const cells = model.terms.size * nClasses;
    if (model.rowCounts.length !== nClasses || model.termCounts.length !== cells) {
      throw new RangeError(
        `${model.rowCounts.length} row counts and ${model.termCounts.length} term counts, expected ${nClasses} and ${cells}.`,
      );
    }
    this.nClasses = nClasses;
    this.logPriors = logPriors(model.rowCounts);
    this.termLogProbs = termLogProbs(model, nClasses);
  }

  /** P(class | row), `[rows, nClasses]`, row-major; each row sums to 1. A row without terms gives the prior. */
  posteriors(counts: TermCounts): Float64Array {
    const { nClasses, logPriors, termLogProbs } = this;
    const out = new Float64Array(counts.rows * nClasses);
    const joint = new Float64Array(nClasses);
    for (let row = 0; row < counts.rows; row++) {
      joint.set(logPriors);
      for (let entry = counts.starts[row]; entry < counts.starts[row + 1]; entry++) {
        const cell = counts.terms[entry] * nClasses;
        const times = counts.counts[entry];
        for (let label = 0; label < nClasses; label++) joint[label] += times * termLogProbs[cell + label];
      }
      const evidence = logSumExp(joint);
      for (let label = 0; label < nClasses; label++) out[row * nClasses + label] = Math.exp(joint[label] - evidence);
    }
    return out;
  }

  /**
   * The most probable class; the first wins a tie.
   * @param terms  Term numbers, one per occurrence; the first `count` are read.
   */
  classify(terms: Int32Array, count: number): number {
    const { nClasses, termLogProbs } = this;
    const joint = this.logPriors.slice();
    for (let i = 0; i < count; i++) {
      const cell = terms[i] * nClasses;
      for (let label = 0; label < nClasses; label++) joint[label] += termLogProbs[cell + label];
    }
    let best = 0;
    for (let label = 1; label < nClasses; label++) if (joint[label] > joint[best]) best = label;
    return best;
  }

  /** How much one occurrence of a term adds to ln(P(class `for`) / P(class `against`)). */
  weight(term: number, forLabel: number, againstLabel: number): number {
    const cell = term * this.nClasses;
    return this.termLogProbs[cell + forLabel] - this.termLogProbs[cell + againstLabel];
  }
}

function logPriors(rowCounts: Uint32Array): Float64Array {
  const rows = rowCounts.reduce((sum, count) => sum + count, 0);
  return Float64Array.from(rowCounts, (count) => Math.log(count) - Math.log(rows));
}

/** ln((count + smoothing) / (occurrences in the class + smoothing * vocabularySize)) for every term and class. */
function termLogProbs(model: NaiveBayesModel, nClasses: number): Float64Array {
  const { termCounts, smoothing } = model;
  const totals = new Float64Array(nClasses).fill(smoothing * model.terms.size);
  for (let cell = 0; cell < termCounts.length; cell++) totals[cell % nClasses] += termCounts[cell];
  const logTotals = totals.map(Math.log);
  // Nearly all counts are small, and a logarithm costs more than a look-up.
  const logs = Float64Array.from({ length: 256 }, (_, count) => Math.log(count + smoothing));
  const out = new Float64Array(termCounts.length);
  for (let cell = 0; cell < out.length; cell++) {
    const count = termCounts[cell];
    out[cell] = (count < logs.length ? logs[count] : Math.log(count + smoothing)) - logTotals[cell % nClasses];
  }
  return out;
}
