import { cleanText } from '@/lib/text/clean-text';
import { type TermTable, UNKNOWN } from '@/lib/text/term-table';
import { tokenise } from '@/lib/text/tokenise';
import type { MultinomialNaiveBayes } from './multinomial-naive-bayes';

/** Weight of one word of a text; offsets count UTF-16 units of the cleaned text. */
export interface WordEvidence {
  readonly start: number;
  readonly end: number;
  /** False when the vocabulary doesn't hold the word, which then weighs nothing. */
  readonly known: boolean;
  readonly weight: number;
}

/** `logOdds` is `bias` plus the weights, added from the left: the model's own arithmetic, nothing estimated. */
export interface TextEvidence {
  /** The cleaned text. */
  readonly text: string;
  /** ln(P(class 1) / P(class 0)) before any word is read. */
  readonly bias: number;
  readonly logOdds: number;
  readonly tokens: readonly WordEvidence[];
}

/** Why a text gets its answer: what each word adds to the log-odds of class 1 against class 0. */
export function explainText(text: string, terms: TermTable, model: MultinomialNaiveBayes): TextEvidence {
  const cleaned = cleanText(text);
  const bias = model.logPriors[1] - model.logPriors[0];
  let logOdds = bias;
  const tokens = tokenise(cleaned).map(({ start, end, term }) => {
    const number = terms.findString(term);
    const known = number !== UNKNOWN;
    const weight = known ? model.weight(number, 1, 0) : 0;
    logOdds += weight;
    return { start, end, known, weight };
  });
  return { text: cleaned, bias, logOdds, tokens };
}
