import { type Bilingual, type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { ClassCounter } from '@/lib/bayes/class-counter';
import { decodeModel } from '@/lib/bayes/decode-model';
import { encodeModel } from '@/lib/bayes/encode-model';
import { readRatings } from '@/lib/text/read-ratings';
import { selectVocabulary } from '@/lib/text/select-vocabulary';
import { TermScanner } from '@/lib/text/term-scanner';
import { TermTable } from '@/lib/text/term-table';
import { type Evaluation, evaluateNaiveBayes } from './evaluate-naive-bayes';

export interface NaiveBayesTraining {
  /** The corpus files' bytes, in the form `readRatings` takes. */
  readonly train: Uint8Array;
  readonly test: Uint8Array;
  /** Names of label 0 and label 1. */
  readonly labels: readonly [string, string];
  /** Terms kept, the most frequent ones. */
  readonly maxTerms: number;
  readonly smoothing: number;
  /** Told when a stage begins. */
  readonly onStage: (name: Bilingual) => void;
}

export interface TrainedNaiveBayes {
  /** The model as a file. */
  readonly file: Uint8Array;
  readonly trainRows: number;
  readonly distinctTerms: number;
  readonly terms: number;
  /** Occurrences of kept terms in each class. */
  readonly tokensPerClass: readonly number[];
  /** Of the model read back from `file`, so the figures are those of what is published. */
  readonly evaluation: Evaluation;
}

/** Trains on one file, tests on the other. The same bytes give the same model. */
export function trainNaiveBayes(training: NaiveBayesTraining): Result<TrainedNaiveBayes> {
  training.onStage({ ko: '학습 리뷰를 읽고 낱말 세기', en: 'read, clean and count words' });
  // A corpus of reviews has a new word about every fifty bytes.
  const table = new TermTable(Math.ceil(training.train.length / 40), Math.ceil(training.train.length / 8));
  const scanner = new TermScanner(table, true);
  const counter = new ClassCounter(training.labels);
  const trained = readRatings(training.train, (units, length, label) => {
    counter.add(scanner.terms, scanner.scanUnits(units, length), label);
  });
  if (!trained.ok) return aboutFile('학습 파일', 'Training file', trained.failure);

  training.onStage({ ko: '낱말 고르기', en: 'choose the vocabulary' });
  const kept = selectVocabulary(table, counter.totals(table.size), training.maxTerms);

  training.onStage({ ko: '모델 만들기', en: 'fit and encode' });
  const counts = counter.fit(table, kept, training.smoothing);
  const file = encodeModel(counts);

  training.onStage({ ko: '시험 리뷰로 채점하기', en: 'evaluate on the test reviews' });
  const decoded = decodeModel(file);
  if (!decoded.ok) throw new Error(`The model just written can't be read: ${decoded.failure.message.en}`);
  const evaluated = evaluateNaiveBayes(decoded.value, training.test);
  if (!evaluated.ok) return aboutFile('시험 파일', 'Test file', evaluated.failure);

  const tokensPerClass = [0, 0];
  const { termCounts } = counts;
  for (let cell = 0; cell < termCounts.length; cell++) tokensPerClass[cell & 1] += termCounts[cell];
  return ok({
    file,
    trainRows: trained.value,
    distinctTerms: table.size,
    terms: kept.length,
    tokensPerClass,
    evaluation: evaluated.value,
  });
}

function aboutFile(ko: string, en: string, { code, message }: Failure): Result<never> {
  return err(failure(code, `${ko}: ${message.ko}`, `${en}: ${message.en}`));
}
