import { z } from 'zod';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type DetectSettings, defaultDetectSettings, detectLimits } from './detect-options';

/** Settings before they are checked: those of JSON as they came, those of a form with their numbers read. */
export type RawSettings = Readonly<Partial<Record<keyof DetectSettings, unknown>>>;

/**
 * Checks the settings and fills in what wasn't sent. A name that no cascade has is the model's to refuse.
 * Failure: `bad_input`, which names the key and says what it takes.
 */
export function readDetectSettings(raw: RawSettings): Result<DetectSettings> {
  const sent = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
  const read = detectSettingsSchema.safeParse({ ...defaultDetectSettings, ...sent });
  if (!read.success) return err(refusals[keyOf(read.error.issues[0]?.path[0])]);
  const { minSize, maxSize } = read.data;
  if (minSize && maxSize && (minSize[0] > maxSize[0] || minSize[1] > maxSize[1])) return err(crossedSizes);
  return ok(read.data);
}

/** Longest side of an object; no picture has longer ones. */
const longestSide = detectLimits.pixels;

const nameSchema = z.string().regex(/^[A-Za-z0-9_]{1,64}$/);
const sizeSchema = z
  .tuple([z.number().int().min(1).max(longestSide), z.number().int().min(1).max(longestSide)])
  .nullable();

/** Every setting; those that weren't sent are filled in before. */
export const detectSettingsSchema = z.strictObject({
  cascade: nameSchema,
  scaleFactor: z.number().min(detectLimits.scaleFactor.least).max(detectLimits.scaleFactor.most),
  minNeighbors: z.number().int().min(detectLimits.minNeighbors.least).max(detectLimits.minNeighbors.most),
  minSize: sizeSchema,
  maxSize: sizeSchema,
  inside: z
    .array(nameSchema)
    .max(detectLimits.inside)
    .refine((names) => new Set(names).size === names.length)
    .meta({ uniqueItems: true }),
});

function keyOf(part: PropertyKey | undefined): keyof DetectSettings {
  for (const key of detectSettingsSchema.keyof().options) if (key === part) return key;
  throw new Error('The settings were refused for a key that they have not.');
}

const { scaleFactor, minNeighbors } = detectLimits;

const refusals: Readonly<Record<keyof DetectSettings, Failure>> = {
  cascade: failure(
    'bad_input',
    '"cascade"에는 cascade의 이름을 넣어 주세요. 이름은 GET /detect/cascades로 볼 수 있어요.',
    '"cascade" must be the name of a cascade. GET /detect/cascades lists them.',
  ),
  scaleFactor: failure(
    'bad_input',
    `"scaleFactor"는 ${scaleFactor.least}에서 ${scaleFactor.most}까지의 숫자예요.`,
    `"scaleFactor" must be a number from ${scaleFactor.least} to ${scaleFactor.most}.`,
  ),
  minNeighbors: failure(
    'bad_input',
    `"minNeighbors"는 ${minNeighbors.least}에서 ${minNeighbors.most}까지의 정수예요.`,
    `"minNeighbors" must be a whole number from ${minNeighbors.least} to ${minNeighbors.most}.`,
  ),
  minSize: sizeRefusal('minSize'),
  maxSize: sizeRefusal('maxSize'),
  inside: failure(
    'bad_input',
    `"inside"에는 서로 다른 cascade 이름을 ${detectLimits.inside}개까지 넣어 주세요.`,
    `"inside" takes up to ${detectLimits.inside} different names of cascades.`,
  ),
};

function sizeRefusal(key: 'minSize' | 'maxSize'): Failure {
  return failure(
    'bad_input',
    `"${key}"에는 너비와 높이를 픽셀로(1 이상의 정수 둘) 넣어 주세요. 예: [30, 30], 양식에서는 30,30`,
    `"${key}" takes a width and a height in pixels, two whole numbers of 1 or more: [30, 30], or 30,30 in a form.`,
  );
}

const crossedSizes = failure(
  'bad_input',
  '"minSize"가 "maxSize"보다 커요. "minSize"를 줄이거나 "maxSize"를 키워 주세요. 보내지 않은 "minSize"는 30×30이에요.',
  '"minSize" is larger than "maxSize". Lower "minSize" (30x30 when not sent) or raise "maxSize".',
);
