import type { Bilingual } from '@/lib/base/failure';
import { failureText } from './openapi-operation';
import type { Language } from './openapi-schema';
import type { ApiResponse, JsonSchema } from './openapi-types';

/** Failures of TensorFlow Serving's REST by status: each is a text and has no code. */
export function describeTfFailures(
  language: Language,
  statuses: readonly (keyof typeof failureWords)[],
): Record<string, ApiResponse> {
  const error: JsonSchema = { type: 'string', description: failureText[language] };
  const schema: JsonSchema = { type: 'object', properties: { error }, required: ['error'] };
  const content = { 'application/json': { schema } };
  return Object.fromEntries(
    statuses.map((status) => [String(status), { description: failureWords[status][language], content }]),
  );
}

const failureWords = {
  400: {
    ko: '본문이나 주소가 맞지 않아요. error가 무엇인지 말해요.',
    en: 'The body or the path is wrong; error says how.',
  },
  404: { ko: '그런 모델이나 버전이 없어요.', en: 'There is no such model or version.' },
  413: { ko: '본문이 너무 커요(16 MiB까지).', en: 'The body is too large (up to 16 MiB).' },
  501: { ko: '이 입력은 JSON으로 보낼 수 없어요.', en: 'This input cannot be sent as JSON.' },
  502: {
    ko: '모델을 돌리는 다른 서버가 답하지 못했어요.',
    en: 'The other server that runs the model gave no answer.',
  },
  503: {
    ko: '지금 바쁘거나 모델을 불러오는 중이에요. Retry-After 초 뒤에 다시 보내 주세요.',
    en: 'Busy, or the model is loading: send again after Retry-After seconds.',
  },
  504: { ko: '정해진 시간 안에 답하지 못했어요.', en: 'No answer within the time allowed.' },
} as const satisfies Record<string, Bilingual>;
