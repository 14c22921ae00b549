import { pickTerms } from '@/lib/text/pick-terms';
import type { TermList } from '@/lib/text/term-table';
import type { NaiveBayesCounts } from './naive-bayes-model';

/** Counts terms and rows by class, which is all that fitting multinomial naive Bayes needs from the training rows. */
export class ClassCounter {
  /** `[terms so far, nClasses]`, row-major, with room to grow. */
  private termCounts: Uint32Array;
  private readonly rowCounts: Uint32Array;

  constructor(private readonly labels: readonly string[]) {
    this.rowCounts = new Uint32Array(labels.length);
    this.termCounts = new Uint32Array(labels.length * 1024);
  }

  /**
   * Adds one row.
   * @param terms  Term numbers, one per occurrence; the first `count` are read.
   * @param label  Class number, 0..nClasses-1.
   */
  add(terms: Int32Array, count: number, label: number): void {
    const nClasses = this.labels.length;
    for (let i = 0; i < count; i++) {
      const cell = terms[i] * nClasses + label;
      if (cell >= this.termCounts.length) this.grow(cell);
      this.termCounts[cell]++;
    }
    this.rowCounts[label]++;
  }

  /** Occurrences of each term over all classes, `[size]`. */
  totals(size: number): Uint32Array {
    const nClasses = this.labels.length;
    const totals = new Uint32Array(size);
    const counted = Math.min(size, this.termCounts.length / nClasses);
    for (let term = 0, cell = 0; term < counted; term++) {
      for (let label = 0; label < nClasses; label++) totals[term] += this.termCounts[cell++];
    }
    return totals;
  }

  /**
   * The counts of a vocabulary.
   * @param terms  What gave the term numbers.
   * @param kept   Numbers of the terms to keep, in the order of their code points.
   */
  fit(terms: TermList, kept: Int32Array, smoothing: number): NaiveBayesCounts {
    const nClasses = this.labels.length;
    const termCounts = new Uint32Array(kept.length * nClasses);
    for (let i = 0; i < kept.length; i++) {
      const from = kept[i] * nClasses;
      for (let label = 0; label < nClasses; label++) termCounts[i * nClasses + label] = this.termCounts[from + label];
    }
    return {
      labels: this.labels,
      smoothing,
      rowCounts: this.rowCounts.slice(),
      terms: pickTerms(terms, kept),
      termCounts,
    };
  }

  private grow(cell: number): void {
    const grown = new Uint32Array(Math.max(cell + 1, this.termCounts.length * 2));
    grown.set(this.termCounts);
    this.termCounts = grown;
  }
}
