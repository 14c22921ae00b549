import { z } from 'zod';
import { describeOperation } from './openapi-operation';
import { describeSchema, type Language } from './openapi-schema';
import type { ApiDocument, ApiOperation, ApiParameter, ApiResponse } from './openapi-types';

/** What is asked of the house itself rather than of a model: cascades, health, metrics, this description. */
export function describeHouse(language: Language): ApiDocument['paths'] {
  return {
    '/detect/cascades': { get: cascades(language) },
    '/detect/cascades/{name}': { get: cascade(language) },
    '/health/live': { get: live(language) },
    '/health/ready': { get: ready(language) },
    '/metrics': { get: metrics(language) },
    '/openapi.json': { get: description(language) },
  };
}

/** Name of the way in that `/metrics` asks of other machines. */
export const teacherToken = 'teacherToken';

export const cascadeListSchema = z.strictObject({
  cascades: z.array(
    z.strictObject({
      name: z.string(),
      width: z.number().int().min(1),
      height: z.number().int().min(1),
      feature: z.enum(['haar', 'lbp']),
    }),
  ),
});

export const liveSchema = z.strictObject({ status: z.literal('live') });

/** A configuration that was refused, and whatever else may be said of the server's state, stands beside these. */
export const readySchema = z.looseObject({
  status: z.enum(['ready', 'loading', 'draining']),
  degraded: z.boolean(),
  models: z.array(
    z.looseObject({
      model: z.string(),
      version: z.number().int().min(1),
      state: z.enum(['START', 'LOADING', 'AVAILABLE', 'UNLOADING', 'END']),
      queued: z.number().int().min(0),
      running: z.number().int().min(0),
      reason: z.string().optional(),
    }),
  ),
});

function cascades(language: Language): ApiOperation {
  const schema = describeSchema(cascadeListSchema, language, {
    cascades: {
      ko: '찾을 수 있는 것',
      en: 'What can be looked for',
      fields: {
        name: { ko: 'cascade의 이름', en: "The cascade's name" },
        width: { ko: '찾는 창의 너비(픽셀)', en: 'Width of its window, pixels' },
        height: { ko: '찾는 창의 높이(픽셀)', en: 'Height of its window, pixels' },
        feature: { ko: '특징의 종류', en: 'Kind of its features' },
      },
    },
  });
  return describeOperation(
    {
      id: 'listCascades',
      tag: 'lectern',
      summary: { ko: '쓸 수 있는 cascade', en: 'The cascades there are' },
      answer: json(language, { ko: 'cascade의 목록', en: 'The cascades' }, schema),
      codes: ['model_unavailable', 'draining'],
    },
    language,
  );
}

function cascade(language: Language): ApiOperation {
  const words = {
    name: { ko: 'cascade의 이름', en: "The cascade's name" },
    bytes: { ko: '줄여 쓴 cascade', en: 'The cascade in its compact form' },
    same: { ko: '가진 것과 같아요(If-None-Match).', en: 'The copy is still right (If-None-Match).' },
  };
  const name: ApiParameter = {
    name: 'name',
    in: 'path',
    required: true,
    description: words.name[language],
    schema: { type: 'string', pattern: '^[A-Za-z0-9_]{1,64}$' },
    example: 'haarcascade_eye',
  };
  return describeOperation(
    {
      id: 'getCascade',
      tag: 'lectern',
      summary: { ko: 'cascade 하나를 이진 파일로', en: 'One cascade as a binary file' },
      parameters: [name],
      answer: {
        description: words.bytes[language],
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      more: { 304: { description: words.same[language] } },
      codes: ['cascade_not_found', 'model_unavailable', 'draining'],
    },
    language,
  );
}

function live(language: Language): ApiOperation {
  return describeOperation(
    {
      id: 'live',
      tag: 'server',
      summary: { ko: '서버가 살아 있는지', en: 'Whether the server is alive' },
      answer: json(language, { ko: '살아 있어요.', en: 'It is.' }, describeSchema(liveSchema, language), {
        status: 'live',
      }),
      codes: [],
    },
    language,
  );
}

function ready(language: Language): ApiOperation {
  const schema = describeSchema(readySchema, language, {
    status: { ko: '답할 수 있으면 ready', en: 'ready: requests are answered' },
    degraded: { ko: '잘못된 것이 있는지', en: 'Whether something is wrong' },
    models: {
      ko: '아는 모든 버전',
      en: 'Every version known',
      fields: {
        model: { ko: '모델의 이름', en: "The model's name" },
        version: { ko: '버전', en: 'The version' },
        state: { ko: '상태. AVAILABLE이면 답해요.', en: 'Its state; AVAILABLE answers' },
        queued: { ko: '기다리는 요청', en: 'Requests that wait' },
        running: { ko: '하고 있는 요청', en: 'Requests being answered' },
        reason: { ko: '끝난 까닭', en: 'Why it ended' },
      },
    },
  });
  return describeOperation(
    {
      id: 'ready',
      tag: 'server',
      summary: { ko: '모델이 답할 수 있는지', en: 'Whether the models can answer' },
      answer: json(language, { ko: '답할 수 있어요.', en: 'They can.' }, schema),
      codes: ['model_unavailable', 'draining'],
    },
    language,
  );
}

function metrics(language: Language): ApiOperation {
  const words = { ko: 'Prometheus 형식의 글', en: "Text in Prometheus' format" };
  return describeOperation(
    {
      id: 'metrics',
      tag: 'server',
      summary: { ko: '요청의 수와 걸린 시간', en: 'Counts and times of requests' },
      description: {
        ko: '이 컴퓨터에서는 그냥 열려요. 다른 컴퓨터에서는 선생님 토큰이 있어야 해요.',
        en: "Open to this machine; from another one the teacher's token is needed.",
      },
      answer: { description: words[language], content: { 'text/plain': { schema: { type: 'string' } } } },
      codes: ['unauthorized'],
      security: [{}, { [teacherToken]: [] }],
    },
    language,
  );
}

function description(language: Language): ApiOperation {
  const words = {
    lang: {
      ko: '설명의 언어. 없으면 Accept-Language를 따라요.',
      en: 'Language of the sentences; by Accept-Language when absent',
    },
    same: { ko: '가진 것과 같아요(If-None-Match).', en: 'The copy is still right (If-None-Match).' },
  };
  const lang: ApiParameter = {
    name: 'lang',
    in: 'query',
    description: words.lang[language],
    schema: { type: 'string', enum: ['ko', 'en'] },
  };
  return describeOperation(
    {
      id: 'openapi',
      tag: 'server',
      summary: { ko: '이 설명을 OpenAPI 3.1로', en: 'This description as OpenAPI 3.1' },
      parameters: [lang],
      answer: json(language, { ko: 'OpenAPI 문서', en: 'An OpenAPI document' }, { type: 'object' }),
      more: { 304: { description: words.same[language] } },
      codes: [],
    },
    language,
  );
}

function json(
  language: Language,
  words: Readonly<Record<Language, string>>,
  schema: ReturnType<typeof describeSchema>,
  example?: unknown,
): ApiResponse {
  const content = { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
  return { description: words[language], content };
}
