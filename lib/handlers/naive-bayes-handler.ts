import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { decodeModel } from '@/lib/bayes/decode-model';
import { explainText } from '@/lib/bayes/explain-text';
import { MultinomialNaiveBayes } from '@/lib/bayes/multinomial-naive-bayes';
import type { Explanation, HandlerContext, HandlerFactory, ModelHandler } from '@/lib/serving/handler';
import type { Row } from '@/lib/serving/row';
import { CountVectoriser, type TermCounts } from '@/lib/text/count-vectoriser';
import type { TermTable } from '@/lib/text/term-table';

/** The model's file in a version's folder, as `lib/bayes/encode-model` writes it. */
export const NAIVE_BAYES_FILE = 'naive-bayes.bin';

/** Characters of a batch that surely cost well under a millisecond; bench/naive-bayes measures it. */
const QUICK_CHARACTERS = 4096;
/** A row costs something even when it is short. */
const QUICK_ROWS = 64;

/** The factory that `model.json` names `naive-bayes`. */
export const createNaiveBayesHandler: HandlerFactory = () => new NaiveBayesHandler();

/**
 * Two-class text classification by multinomial naive Bayes.
 *
 * Rows in: `{ text }`, raw. Rows out, by signature:
 * - `serving_default`: `{ label, confidence, probabilities }`, the larger probability and both in the labels' order;
 *   the first label wins a tie.
 * - `classify`: `{ classes, scores }`, both labels and their probabilities.
 * - `regress`: `{ outputs }`, the probability of the second label.
 */
class NaiveBayesHandler implements ModelHandler<TermCounts, Float64Array> {
  private loaded: Loaded | undefined;

  async initialize(context: HandlerContext): Promise<Result<void>> {
    const decoded = decodeModel(await context.readFile(NAIVE_BAYES_FILE));
    if (!decoded.ok) return decoded;
    const { labels, terms } = decoded.value;
    const expected = context.manifest.labels ?? [];
    if (labels.length !== 2 || expected.length !== 2 || labels.some((label, i) => label !== expected[i])) {
      return err(
        failure(
          'model_invalid',
          `모델 파일의 분류 이름(${labels.join(', ')})이 model.json의 labels(${expected.join(', ')})와 달라요. 둘을 같은 학습에서 가져와 주세요.`,
          `The model file's labels (${labels.join(', ')}) differ from model.json's (${expected.join(', ')}). Take both from one training.`,
        ),
      );
    }
    const model = new MultinomialNaiveBayes(decoded.value);
    this.loaded = { labels, terms, model, vectoriser: new CountVectoriser(terms) };
    return ok(undefined);
  }

  preprocess(rows: readonly Row[]): TermCounts {
    return this.ready().vectoriser.transform(rows.map(textOf));
  }

  /** @returns `[rows, 2]`, row-major. */
  inference(prepared: TermCounts): Float64Array {
    return this.ready().model.posteriors(prepared);
  }

  postprocess(probabilities: Float64Array, signature: string): readonly Row[] {
    const { labels } = this.ready();
    const rows: Row[] = [];
    for (let i = 0; i < probabilities.length; i += 2) {
      rows.push(answer(labels, probabilities[i], probabilities[i + 1], signature));
    }
    return rows;
  }

  handle(rows: readonly Row[], signature: string): readonly Row[] {
    return this.postprocess(this.inference(this.preprocess(rows)), signature);
  }

  explain(rows: readonly Row[]): readonly Explanation[] {
    const { terms, model } = this.ready();
    return rows.map((row) => ({ kind: 'exact', ...explainText(textOf(row), terms, model) }));
  }

  isQuick(rows: readonly Row[]): boolean {
    if (rows.length > QUICK_ROWS) return false;
    let characters = 0;
    for (const row of rows) characters += textOf(row).length;
    return characters <= QUICK_CHARACTERS;
  }

  async close(): Promise<void> {
    this.loaded = undefined;
  }

  private ready(): Loaded {
    if (!this.loaded) throw new Error('The naive Bayes handler is used before initialize or after close.');
    return this.loaded;
  }
}

interface Loaded {
  readonly labels: readonly string[];
  readonly terms: TermTable;
  readonly model: MultinomialNaiveBayes;
  readonly vectoriser: CountVectoriser;
}

function answer(labels: readonly string[], first: number, second: number, signature: string): Row {
  switch (signature) {
    case 'serving_default':
      return {
        label: second > first ? labels[1] : labels[0],
        confidence: Math.max(first, second),
        probabilities: [first, second],
      };
    case 'classify':
      return { classes: labels, scores: [first, second] };
    case 'regress':
      return { outputs: second };
    default:
      throw new Error(`The naive Bayes handler has no signature "${signature}".`);
  }
}

/** @throws TypeError on a row that was not checked against the signature. */
function textOf(row: Row): string {
  const { text } = row;
  if (typeof text !== 'string') throw new TypeError(`text is ${typeof text}, expected string.`);
  return text;
}
