import type { TermList, TermTable } from '@/lib/text/term-table';

/** What fitting multinomial naive Bayes leaves: counts only, so that nothing is lost to rounding when it is stored. */
export interface NaiveBayesCounts {
  /** Class names in the order of the class numbers. */
  readonly labels: readonly string[];
  /** Added to every term's count in every class (Laplace); above 0. */
  readonly smoothing: number;
  /** Training rows of each class, `[nClasses]`. */
  readonly rowCounts: Uint32Array;
  /** The vocabulary, numbered in the order of code points. */
  readonly terms: TermList;
  /** Occurrences of each term in each class, `[vocabularySize, nClasses]`, row-major. */
  readonly termCounts: Uint32Array;
}

/** The same with a vocabulary in which words can be looked up. */
export interface NaiveBayesModel extends NaiveBayesCounts {
  readonly terms: TermTable;
}
