import { modelVersionHeader } from './openapi-headers';
import { describeOperation } from './openapi-operation';
import { describeSchema, type FieldWords, type Language } from './openapi-schema';
import type { ApiOperation } from './openapi-types';
import { reviewAnswerSchema } from './review-answer';
import { reviewRequestSchema } from './review-request';

/** `POST /predict`. @param examples  A body that was sent, and what came back. */
export function describePredict(language: Language, examples: { body: unknown; answer?: unknown }): ApiOperation {
  return describeOperation(
    {
      id: 'predict',
      tag: 'lectern',
      summary: { ko: '영화 리뷰가 긍정인지 부정인지 묻기', en: 'Ask whether film reviews are positive or negative' },
      description: {
        ko: '답은 보낸 순서("0", "1", …)를 이름으로 한 객체예요. do_fast, use_fast, model_type은 같은 뜻이라서 서로 다르면 거절해요.',
        en: 'The answer is an object keyed by the order sent ("0", "1", …). do_fast, use_fast and model_type mean the same, and contradictions are refused.',
      },
      body: {
        'application/json': {
          schema: describeSchema(reviewRequestSchema, language, bodyWords),
          example: examples.body,
        },
      },
      answer: {
        description: answered[language],
        headers: modelVersionHeader(language),
        content: {
          'application/json': {
            schema: describeSchema(reviewAnswerSchema, language, answerWords),
            ...(examples.answer === undefined ? {} : { example: examples.answer }),
          },
        },
      },
      codes: [
        'bad_json',
        'bad_input',
        'bad_encoding',
        'too_deep',
        'duplicate_key',
        'model_not_found',
        'body_too_large',
        'text_too_long',
        'too_many_items',
        'unsupported_media_type',
        'unsupported_charset',
        'engine_failed',
        'busy',
        'model_unavailable',
        'draining',
        'timeout',
      ],
    },
    language,
  );
}

export const reviewExample = { text: ['정말 재미있는 영화입니다.', '정말 재미가 없습니다.'], do_fast: true } as const;

const answered = { ko: '리뷰마다 하나씩, 보낸 순서대로', en: 'One entry a review, in the order sent' };

const bodyWords: Readonly<Record<keyof typeof reviewRequestSchema.shape, FieldWords>> = {
  text: { ko: '리뷰 하나, 또는 리뷰의 목록', en: 'A review, or a list of reviews' },
  do_fast: {
    ko: 'true는 빠른 모델, false는 정확한 모델',
    en: 'true: the fast model; false: the accurate one',
    default: true,
  },
  use_fast: { ko: 'do_fast와 같은 뜻', en: 'The same as do_fast' },
  model_type: { ko: '"ml"은 빠른 모델, "dl"은 정확한 모델', en: '"ml": the fast model; "dl": the accurate one' },
  model: { ko: 'do_fast 대신 글 분류 모델의 이름', en: 'Name of a text classification model, instead of do_fast' },
  explain: {
    ko: '답마다 낱말의 근거를 붙일지',
    en: 'Whether each answer carries the weight of its words',
    default: false,
  },
};

const answerWords: Readonly<Record<string, FieldWords>> = {
  text: { ko: '보낸 리뷰 그대로', en: 'The review as it was sent' },
  label: {
    ko: '분류. 리뷰 모델에서는 positive나 negative',
    en: 'The label: positive or negative for the review models',
  },
  confidence: { ko: '그 분류의 확률', en: 'Probability of that label' },
  truncated: {
    ko: '글이 길어서 끝까지 읽지 못했을 때만 있어요.',
    en: 'Only there when the text was too long to be read to its end',
  },
  explanation: {
    ko: '"explain": true일 때만 있어요.',
    en: 'Only there with "explain": true',
    fields: {
      kind: {
        ko: 'exact이면 bias와 weight를 모두 더한 값이 logOdds예요.',
        en: 'exact: bias and all weights add up to logOdds',
      },
      text: { ko: '모델이 읽은 글', en: 'The text as the model reads it' },
      bias: { ko: '글을 읽기 전의 로그 오즈', en: 'Log-odds before any word is read' },
      logOdds: { ko: 'ln(P(긍정) / P(부정))', en: 'ln(P(positive) / P(negative))' },
      tokens: {
        ko: '낱말마다 하나',
        en: 'One a word',
        fields: {
          start: { ko: '낱말이 시작하는 자리(UTF-16 단위)', en: 'Where the word starts, in UTF-16 units' },
          end: { ko: '낱말이 끝난 다음 자리', en: 'Just past its end' },
          known: { ko: '모델이 아는 낱말인지', en: 'Whether the model has seen the word' },
          weight: { ko: '0보다 크면 긍정, 작으면 부정 쪽', en: 'Above 0 speaks for positive, below for negative' },
        },
      },
    },
  },
};
