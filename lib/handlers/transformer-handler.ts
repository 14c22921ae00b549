import { failure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import { softmax } from '@/lib/num/softmax';
import type { Explanation, HandlerContext, HandlerFactory, ModelHandler } from '@/lib/serving/handler';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row } from '@/lib/serving/row';
import { cleanText } from '@/lib/text/clean-text';
import { explainLeftOut, planLeaveOneOut } from './leave-one-out';
import { type OpenTransformer, openTransformer } from './open-transformer';
import { planBatches } from './plan-batches';
import type { EncodedText } from './token-encoder';

/** The factory that `model.json` names `transformer`. */
export const createTransformerHandler: HandlerFactory = () => new TransformerHandler();

/**
 * Text classification by any network in the Hugging Face layout, on onnxruntime-node.
 *
 * `model.json` names the file of weights and the most tokens it reads (`options`: see `transformer-config`), and its
 * labels are those of `config.json`, in their order.
 *
 * Rows in: `{ text }`, raw. Rows out, by signature:
 * - `serving_default`: `{ label, confidence, probabilities, truncated }`: the largest probability (of equal ones the
 *   first label's), all of them in the labels' order, and whether the text's end was too long to be read.
 * - `classify`: `{ classes, scores }`, the labels and their probabilities.
 * - `regress`: `{ outputs }`, the probability of the second of two labels.
 *
 * `explain` leaves out each word in turn; it is for two labels.
 */
class TransformerHandler implements ModelHandler<readonly EncodedText[], ScoredTexts> {
  private opened: OpenTransformer | undefined;

  async initialize(context: HandlerContext): Promise<Result<void>> {
    const opened = await openTransformer(context);
    if (!opened.ok) return opened;
    this.opened = opened.value;
    return ok(undefined);
  }

  preprocess(rows: readonly Row[]): readonly EncodedText[] {
    const { encoder } = this.ready();
    return rows.map((row) => encoder.encode(cleanText(textOf(row))));
  }

  async inference(texts: readonly EncodedText[]): Promise<ScoredTexts> {
    const { session, labels } = this.ready();
    const width = labels.length;
    const scores = new Float32Array(texts.length * width);
    for (const batch of planBatches(texts.map(({ ids }) => ids.length))) {
      const scored = await session.run(
        batch.map((index) => texts[index]),
        width,
      );
      for (let i = 0; i < batch.length; i++) {
        scores.set(scored.subarray(i * width, (i + 1) * width), batch[i] * width);
      }
    }
    return { texts, scores };
  }

  postprocess({ texts, scores }: ScoredTexts, signature: string): readonly Row[] {
    const { labels } = this.ready();
    const width = labels.length;
    return texts.map(({ truncated }, i) =>
      answer(labels, softmax(scores.subarray(i * width, (i + 1) * width)), truncated, signature),
    );
  }

  async handle(rows: readonly Row[], signature: string): Promise<readonly Row[]> {
    return this.postprocess(await this.inference(this.preprocess(rows)), signature);
  }

  /** All texts without each of their words are one batch, in the pieces that {@link planBatches} makes of any batch. */
  async explain(rows: readonly Row[]): Promise<readonly Explanation[]> {
    const { encoder, labels } = this.ready();
    if (labels.length !== 2) throw new RefusedInput(onlyTwoLabels(labels.length));
    const plans = rows.map((row) => planLeaveOneOut(encoder.readablePart(cleanText(textOf(row)))));
    const variants = plans.flatMap((plan) => plan.variants);
    const { scores } = await this.inference(variants.map((text) => encoder.encode(text)));
    let next = 0;
    return plans.map((plan) => {
      const logOdds = plan.variants.map(() => {
        const at = 2 * next++;
        return scores[at + 1] - scores[at];
      });
      return explainLeftOut(plan, logOdds);
    });
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    await opened?.session.close();
  }

  private ready(): OpenTransformer {
    if (!this.opened) throw new Error('The transformer handler is used before initialize or after close.');
    return this.opened;
  }
}

/** Texts with the network's scores, `[texts, labels]`, row-major. */
interface ScoredTexts {
  readonly texts: readonly EncodedText[];
  readonly scores: Float32Array;
}

function answer(
  labels: readonly string[],
  probabilities: readonly number[],
  truncated: boolean,
  signature: string,
): Row {
  switch (signature) {
    case 'serving_default': {
      const confidence = Math.max(...probabilities);
      return { label: labels[probabilities.indexOf(confidence)], confidence, probabilities, truncated };
    }
    case 'classify':
      return { classes: labels, scores: probabilities };
    case 'regress':
      if (labels.length !== 2) throw new RefusedInput(onlyTwoLabels(labels.length));
      return { outputs: probabilities[1] };
    default:
      throw new Error(`The transformer handler has no signature "${signature}".`);
  }
}

function onlyTwoLabels(labels: number) {
  return failure(
    'bad_input',
    `분류가 둘인 모델에만 할 수 있는 요청이에요. 이 모델의 분류는 ${labels}개예요. 답만 요청해 주세요.`,
    `This can be asked of models with two labels only; this one has ${labels}. Ask for the answer only.`,
  );
}

/** @throws TypeError on a row that was not checked against the signature. */
function textOf(row: Row): string {
  const { text } = row;
  if (typeof text !== 'string') throw new TypeError(`text is ${typeof text}, expected string.`);
  return text;
}
