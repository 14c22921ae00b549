import { z } from 'zod';
import { detectJsonSchema } from './detect-json';
import { defaultDetectSettings, detectLimits } from './detect-options';
import { detectSettingsSchema } from './detect-settings';
import { modelVersionHeader } from './openapi-headers';
import { describeOperation } from './openapi-operation';
import { describeSchema, type FieldWords, type Language } from './openapi-schema';
import type { ApiOperation } from './openapi-types';
import { detectAnswerSchema } from './read-detect-answer';
import { samplePicture } from './sample-picture';

export const detectExample = { image: samplePicture, minNeighbors: 3 } as const;

/** `POST /detect`. @param answer  What {@link detectExample} was answered. */
export function describeDetect(language: Language, answer: unknown): ApiOperation {
  const schema = describeSchema(detectAnswerSchema, language, answerWords);
  return describeOperation(
    {
      id: 'detect',
      tag: 'lectern',
      summary: { ko: '사진 한 장에서 얼굴 찾기', en: 'Find faces in a picture' },
      description: {
        ko: 'OpenCV의 detectMultiScale과 같은 네모를 답해요. 사진은 답할 때까지 메모리에만 있고, 쓰거나 기록하지 않아요.',
        en: "Gives the same boxes as OpenCV's detectMultiScale. The picture stays in memory until the answer; it is never written and never logged.",
      },
      body: {
        'application/json': { schema: describeSchema(detectJsonSchema, language, jsonWords), example: detectExample },
        'multipart/form-data': { schema: describeSchema(detectFormSchema, language, formWords) },
      },
      answer: {
        description: answered[language],
        headers: modelVersionHeader(language),
        content: { 'application/json': { schema, ...(answer === undefined ? {} : { example: answer }) } },
      },
      codes: [
        'bad_json',
        'bad_input',
        'bad_encoding',
        'bad_multipart',
        'too_deep',
        'duplicate_key',
        'too_many_files',
        'image_empty',
        'cascade_not_found',
        'body_too_large',
        'too_many_items',
        'unsupported_media_type',
        'unsupported_charset',
        'image_unsupported',
        'image_too_large',
        'image_corrupt',
        'xml_invalid',
        'xml_doctype_forbidden',
        'xml_encoding',
        'cascade_invalid',
        'cascade_unsupported',
        'cascade_too_complex',
        'busy',
        'model_unavailable',
        'draining',
        'timeout',
      ],
    },
    language,
  );
}

/**
 * The same as a form: sizes are texts, `inside` may come several times. For descriptions of the API; a test holds it
 * and the form's reader together.
 */
const size = z.string().regex(/^(?:\d{1,9}\s*[,xX×]\s*\d{1,9}|null)$/);
const { cascade, scaleFactor, minNeighbors, inside } = detectSettingsSchema.partial().shape;
export const detectFormSchema = z.strictObject({
  image: z.file().max(detectLimits.imageBytes),
  cascade,
  cascadeFile: z.file().max(detectLimits.cascadeBytes).optional(),
  scaleFactor,
  minNeighbors,
  minSize: size.optional(),
  maxSize: size.optional(),
  inside,
});

const answered = {
  ko: '찾은 네모. 하나도 없으면 boxes가 비어 있어요.',
  en: 'The boxes found; boxes is empty when there are none',
};

const settingWords = {
  cascade: {
    ko: '찾을 것. GET /detect/cascades에 있는 이름',
    en: 'What to look for: a name of GET /detect/cascades',
    default: defaultDetectSettings.cascade,
  },
  scaleFactor: {
    ko: '찾는 창을 한 번에 몇 배로 키울지',
    en: 'How many times larger the window is at each step',
    default: defaultDetectSettings.scaleFactor,
  },
  minNeighbors: {
    ko: '몇 번 겹쳐야 네모로 칠지',
    en: 'How many candidates must agree on a box',
    default: defaultDetectSettings.minNeighbors,
  },
  inside: {
    ko: '찾은 네모 안에서 더 찾을 cascade의 이름',
    en: 'Names of cascades to look for inside each box',
    default: defaultDetectSettings.inside,
  },
} as const;

const jsonWords: Readonly<Record<keyof typeof detectJsonSchema.shape, FieldWords>> = {
  ...settingWords,
  image: {
    ko: 'JPEG, PNG, WebP 파일을 base64로. 10 MiB, 6,400만 화소까지',
    en: 'A JPEG, PNG or WebP file in base64; up to 10 MiB and 64 megapixels',
  },
  cascadeXml: { ko: '내 cascade의 XML. cascade 대신 써요.', en: 'XML of a cascade of your own, instead of cascade' },
  minSize: {
    ko: '가장 작은 [너비, 높이](픽셀). null은 cascade의 창 크기',
    en: "Smallest [width, height] in pixels; null: the cascade's own window",
    default: defaultDetectSettings.minSize,
  },
  maxSize: {
    ko: '가장 큰 [너비, 높이](픽셀). null은 사진 전체',
    en: 'Largest [width, height] in pixels; null: the whole picture',
    default: defaultDetectSettings.maxSize,
  },
};

const formWords: Readonly<Record<keyof typeof detectFormSchema.shape, FieldWords>> = {
  ...settingWords,
  image: { ko: '사진 파일. 10 MiB, 6,400만 화소까지', en: 'The picture file; up to 10 MiB and 64 megapixels' },
  cascadeFile: { ko: '내 cascade의 XML 파일. 5 MiB까지', en: 'XML file of a cascade of your own; up to 5 MiB' },
  minSize: { ko: '30,30이나 30x30, 또는 null', en: '30,30 or 30x30, or null', default: '30,30' },
  maxSize: { ko: '200,200이나 null', en: '200,200 or null', default: 'null' },
};

const boxWords: Readonly<Record<string, FieldWords>> = {
  x: { ko: '왼쪽 끝(픽셀)', en: 'Left edge, pixels' },
  y: { ko: '위쪽 끝(픽셀)', en: 'Top edge, pixels' },
  width: { ko: '너비(픽셀)', en: 'Width, pixels' },
  height: { ko: '높이(픽셀)', en: 'Height, pixels' },
  neighbors: { ko: '겹친 후보의 수. 클수록 확실해요.', en: 'Candidates merged into it: the more, the surer' },
  levelWeight: { ko: '마지막 단계의 점수. 클수록 확실해요.', en: 'Score of the last stage: the larger, the surer' },
};

const answerWords: Readonly<Record<keyof typeof detectAnswerSchema.shape, FieldWords>> = {
  image: {
    ko: 'EXIF의 방향대로 바로 세운 사진의 크기',
    en: 'Size of the picture turned upright',
    fields: { width: { ko: '너비(픽셀)', en: 'Width, pixels' }, height: { ko: '높이(픽셀)', en: 'Height, pixels' } },
  },
  boxes: {
    ko: '찾은 네모, 200개까지',
    en: 'The boxes, 200 at most',
    fields: {
      ...boxWords,
      inside: {
        ko: 'inside를 보냈을 때만: 이 네모 안에서 찾은 것',
        en: 'Only when inside was sent: what was found in this box',
        fields: { ...boxWords, cascade: { ko: '찾은 cascade의 이름', en: 'The cascade that found it' } },
      },
    },
  },
  truncated: {
    ko: '2초가 지나거나 네모가 너무 많아서 줄였는지',
    en: 'Whether it was cut short: after two seconds, or at 200 boxes',
  },
  timings: {
    ko: '걸린 시간(밀리초)',
    en: 'Milliseconds it took',
    fields: {
      decode: { ko: '사진 풀기', en: 'Decoding the picture' },
      scan: { ko: '찾기', en: 'Searching' },
      total: { ko: '모두', en: 'Both' },
    },
  },
};
