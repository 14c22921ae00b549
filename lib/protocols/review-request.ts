import { z } from 'zod';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { nameSchema } from '@/lib/serving/signature';
import { readJson } from './read-json';
import { unknownKey } from './unknown-key';

/** Most reviews in one request, and most characters (code points, as Python's `len` counts them) in one review. */
export const reviewLimits = { texts: 256, characters: 10_000 } as const;

/** The models that `POST /predict` chooses between. */
export const reviewModels = { fast: 'sentiment-fast', accurate: 'sentiment-accurate' } as const;

/** What `POST /predict` was asked. */
export interface ReviewRequest {
  /** 1 to `reviewLimits.texts`, in the order they were sent. */
  readonly texts: readonly string[];
  /** Name of the model in the repository. */
  readonly model: string;
  /** What `model` was chosen by; absent when the client named the model itself. */
  readonly speed?: keyof typeof reviewModels;
  /** Whether each answer also carries its explanation. */
  readonly explain: boolean;
}

/**
 * Reads the body of `POST /predict`: `{"text": "…" | ["…"], "do_fast": true, "explain": false}`.
 *
 * `use_fast` (true or false) and `model_type` (`"ml"` is fast, `"dl"` accurate) say the same as `do_fast`; they may
 * stand together as long as they agree. `model` names any text classification model instead. Without any of them the
 * fast model answers.
 * Failures: those of {@link readJson}, `bad_input`, `too_many_items`, `text_too_long`.
 */
export function readReviewRequest(body: Uint8Array): Result<ReviewRequest> {
  const json = readJson(body);
  if (!json.ok) return json;
  const envelope = envelopeSchema.safeParse(json.value);
  if (!envelope.success) return err(envelopeFailure(envelope.error.issues));
  const { text, explain } = envelope.data;

  const texts = typeof text === 'string' ? [text] : text;
  const flaw = findTextFlaw(texts);
  if (flaw) return err(flaw);

  const choice = choiceOf(envelope.data);
  if (!choice.ok) return choice;
  // Every item was seen to be a string above.
  return ok({ texts: texts as readonly string[], ...choice.value, explain: explain === true });
}

/** JSON Schema counts code points too; zod counts UTF-16 units. */
const reviewSchema = z
  .string()
  .refine((text) => !isTooLong(text))
  .meta({ maxLength: reviewLimits.characters });

/** What {@link readReviewRequest} takes, whole: for descriptions of the API. A test holds the two together. */
export const reviewRequestSchema = z
  .strictObject({
    text: z.union([reviewSchema, z.array(reviewSchema).min(1).max(reviewLimits.texts)]),
    do_fast: z.boolean().optional(),
    use_fast: z.boolean().optional(),
    model_type: z.enum(['ml', 'dl']).optional(),
    model: nameSchema.optional(),
    explain: z.boolean().optional(),
  })
  .refine((asked) => choiceOf(asked).ok);

/** Items of `text` are checked by a loop of our own, which is quicker and names the first bad one. */
const envelopeSchema = z.strictObject({
  ...reviewRequestSchema.shape,
  text: z.union([z.string(), z.array(z.unknown())]),
});

function findTextFlaw(texts: readonly unknown[]): Failure | undefined {
  if (texts.length === 0) {
    return failure(
      'bad_input',
      '"text"가 비어 있어요. 리뷰를 하나 이상 넣어 주세요.',
      '"text" is empty. Send one review or more.',
    );
  }
  if (texts.length > reviewLimits.texts) {
    return failure(
      'too_many_items',
      `리뷰가 ${texts.length}개예요. 한 번에 ${reviewLimits.texts}개까지 보낼 수 있어요. 나눠서 보내 주세요.`,
      `${texts.length} reviews were sent. Up to ${reviewLimits.texts} fit in one request: send them in parts.`,
    );
  }
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index];
    if (typeof text !== 'string') {
      return failure(
        'bad_input',
        `"text"의 ${index}번째(0부터)가 글이 아니에요. 문자열로 보내 주세요.`,
        `Item ${index} of "text" (counted from 0) isn't a string. Send strings.`,
      );
    }
    if (isTooLong(text)) {
      return failure(
        'text_too_long',
        `${index}번째(0부터) 리뷰가 너무 길어요. 하나에 ${reviewLimits.characters}자까지 보낼 수 있어요.`,
        `Review ${index} (counted from 0) is too long. Up to ${reviewLimits.characters} characters are accepted.`,
      );
    }
  }
  return undefined;
}

function isTooLong(text: string): boolean {
  if (text.length <= reviewLimits.characters) return false;
  // A code point takes one or two UTF-16 units.
  if (text.length > 2 * reviewLimits.characters) return true;
  let characters = 0;
  for (const _ of text) characters++;
  return characters > reviewLimits.characters;
}

type Speed = keyof typeof reviewModels;

/** What is said of who should answer. */
interface Wishes {
  readonly do_fast?: boolean | undefined;
  readonly use_fast?: boolean | undefined;
  readonly model_type?: 'ml' | 'dl' | undefined;
  readonly model?: string | undefined;
}

function choiceOf({ do_fast, use_fast, model_type, model }: Wishes): Result<Pick<ReviewRequest, 'model' | 'speed'>> {
  const speed = agreedSpeed({
    do_fast,
    use_fast,
    model_type: model_type === undefined ? undefined : model_type === 'ml',
  });
  return speed.ok ? chosenModel(model, speed.value) : speed;
}

/** @param speed  Undefined when nothing was said about it. */
function chosenModel(
  model: string | undefined,
  speed: Speed | undefined,
): Result<Pick<ReviewRequest, 'model' | 'speed'>> {
  if (model === undefined) return ok({ model: reviewModels[speed ?? 'fast'], speed: speed ?? 'fast' });
  if (speed === undefined || reviewModels[speed] === model) return ok({ model });
  return err(
    failure(
      'bad_input',
      '"model"과 "do_fast"(또는 "use_fast", "model_type")가 서로 달라요. 하나만 보내 주세요.',
      '"model" and "do_fast" (or "use_fast", "model_type") contradict each other. Send one of them.',
    ),
  );
}

type FastWishes = Record<'do_fast' | 'use_fast' | 'model_type', boolean | undefined>;

/** @returns Undefined when there is no wish. */
function agreedSpeed(wishes: FastWishes): Result<Speed | undefined> {
  let firstKey: string | undefined;
  let fast = true;
  for (const [key, wish] of Object.entries(wishes)) {
    if (wish === undefined) continue;
    if (firstKey === undefined) {
      firstKey = key;
      fast = wish;
    } else if (wish !== fast) {
      return err(
        failure(
          'bad_input',
          `"${firstKey}"와 "${key}"가 서로 달라요. 하나만 보내 주세요.`,
          `"${firstKey}" and "${key}" contradict each other. Send one of them.`,
        ),
      );
    }
  }
  if (firstKey === undefined) return ok(undefined);
  return ok(fast ? 'fast' : 'accurate');
}

function envelopeFailure(issues: readonly z.core.$ZodIssue[]): Failure {
  // A misspelt key is the likely reason why another one is missing.
  const unknown = issues.find((one) => one.code === 'unrecognized_keys');
  if (unknown) return unknownKey(unknown.keys[0] ?? '', Object.keys(envelopeSchema.shape));
  const issue = issues[0];
  const key = issue?.path[0];
  if (key === 'text') {
    return failure(
      'bad_input',
      '"text"에 리뷰(문자열)나 리뷰의 목록을 넣어 주세요.',
      '"text" must be a review (a string) or a list of reviews.',
    );
  }
  if (key === 'model_type') {
    return failure('bad_input', '"model_type"은 "ml"이나 "dl"이어야 해요.', '"model_type" must be "ml" or "dl".');
  }
  if (key === 'model') {
    return failure(
      'bad_input',
      '"model"은 모델의 이름이에요. 영어 소문자, 숫자, -와 _로 64자까지예요.',
      '"model" is the name of a model: lower-case letters, digits, - and _, 64 at most.',
    );
  }
  if (typeof key === 'string') {
    return failure('bad_input', `"${key}"은(는) true나 false여야 해요.`, `"${key}" must be true or false.`);
  }
  return failure(
    'bad_input',
    '본문은 {"text": "리뷰"} 모양이어야 해요.',
    'The body must be an object: {"text": "a review"}.',
  );
}
