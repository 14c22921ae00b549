import { ok, type Result } from '@/lib/base/result';
import { MultinomialNaiveBayes } from '@/lib/bayes/multinomial-naive-bayes';
import type { NaiveBayesModel } from '@/lib/bayes/naive-bayes-model';
import { readRatings } from '@/lib/text/read-ratings';
import { TermScanner } from '@/lib/text/term-scanner';

export interface Evaluation {
  readonly rows: number;
  /** Part of the rows whose label was found, 0..1. */
  readonly accuracy: number;
  /** `confusion[actual][predicted]`, in rows. */
  readonly confusion: readonly (readonly number[])[];
}

/** @param test  Bytes of a file in the form `readRatings` takes. */
export function evaluateNaiveBayes(model: NaiveBayesModel, test: Uint8Array): Result<Evaluation> {
  const bayes = new MultinomialNaiveBayes(model);
  const scanner = new TermScanner(model.terms, false);
  const confusion = model.labels.map(() => model.labels.map(() => 0));
  const read = readRatings(test, (units, length, label) => {
    confusion[label][bayes.classify(scanner.terms, scanner.scanUnits(units, length))]++;
  });
  if (!read.ok) return read;
  const right = confusion.reduce((sum, row, label) => sum + row[label], 0);
  return ok({ rows: read.value, accuracy: right / read.value, confusion });
}
