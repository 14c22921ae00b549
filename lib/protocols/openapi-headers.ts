import type { Language } from './openapi-schema';
import type { ApiResponse } from './openapi-types';

const words = {
  ko: '답한 모델과 버전, 예를 들어 sentiment-fast/1',
  en: 'The model and version that answered, such as sentiment-fast/1',
};

export function modelVersionHeader(language: Language): NonNullable<ApiResponse['headers']> {
  return { 'x-model-version': { description: words[language], schema: { type: 'string' } } };
}
