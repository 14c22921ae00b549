import type { Bilingual } from '@/lib/base/failure';
import type { FailureCode } from '@/lib/base/failure-codes';
import { envelopeSchema } from './oip-envelope';
import { inferAnswerSchema, modelMetadataSchema, serverMetadataSchema } from './openapi-inference-schemas';
import { describeOperation } from './openapi-operation';
import { describeSchema, type FieldWords, type Language } from './openapi-schema';
import type { ApiDocument, ApiOperation, ApiParameter, ApiResponse, JsonSchema } from './openapi-types';

/** The Open Inference Protocol for any model. @param examples  An inference that was run. */
export function describeInference(
  language: Language,
  examples: { readonly body: unknown; readonly answer?: unknown },
): ApiDocument['paths'] {
  const name = parameter('name', { type: 'string' }, 'sentiment-fast', language);
  const version = parameter('version', { type: 'integer', minimum: 1 }, 1, language);
  const paths: Record<string, ApiDocument['paths'][string]> = {
    '/v2': { get: describeGet('server', 'oipServer', [], language) },
    '/v2/health/live': { get: describeGet('live', 'oipLive', [], language) },
    '/v2/health/ready': { get: describeGet('ready', 'oipReady', [], language) },
  };
  for (const { at, suffix, parameters } of [
    { at: '', suffix: '', parameters: [name] },
    { at: '/versions/{version}', suffix: 'OfVersion', parameters: [name, version] },
  ]) {
    const path = `/v2/models/{name}${at}`;
    paths[path] = { get: describeGet('model', `oipModel${suffix}`, parameters, language) };
    paths[`${path}/ready`] = { get: describeGet('modelReady', `oipModelReady${suffix}`, parameters, language) };
    paths[`${path}/infer`] = { post: describeInfer(`oipInfer${suffix}`, parameters, examples, language) };
  }
  return paths;
}

const tag = 'open-inference';

export const inferExample = {
  inputs: [{ name: 'text', shape: [1], datatype: 'BYTES', data: ['정말 재미있는 영화입니다.'] }],
} as const;

function describeInfer(
  id: string,
  parameters: readonly ApiParameter[],
  examples: { readonly body: unknown; readonly answer?: unknown },
  language: Language,
): ApiOperation {
  const answer = describeSchema(inferAnswerSchema, language, answerWords);
  return describeOperation(
    {
      id,
      tag,
      summary: { ko: '모델에게 tensor로 묻기', en: 'Ask a model with tensors' },
      description: {
        ko: '본문은 16 MiB, 한 번에 4,096행까지예요. JSON 뒤에 이진 tensor를 붙여 보낼 수도 있어요(Inference-Header-Content-Length).',
        en: 'Up to 16 MiB and 4,096 rows at once. Tensors may also follow the JSON in binary form (Inference-Header-Content-Length).',
      },
      parameters,
      body: {
        'application/json': { schema: describeSchema(envelopeSchema, language, bodyWords), example: examples.body },
      },
      answer: {
        description: answered[language],
        content: {
          'application/json': {
            schema: answer,
            ...(examples.answer === undefined ? {} : { example: examples.answer }),
          },
        },
      },
      codes: inferCodes,
      failureBody: 'open-inference',
    },
    language,
  );
}

const inferCodes: readonly FailureCode[] = [
  'bad_json',
  'bad_input',
  'bad_encoding',
  'too_deep',
  'duplicate_key',
  'model_not_found',
  'body_too_large',
  'too_many_items',
  'engine_failed',
  'busy',
  'model_unavailable',
  'draining',
  'timeout',
];

type Get = keyof typeof gets;

function describeGet(kind: Get, id: string, parameters: readonly ApiParameter[], language: Language): ApiOperation {
  const { summary, answer, schema, codes, notReady, words } = gets[kind];
  const body = describeSchema(schema, language, words);
  const more: Record<string, ApiResponse> = notReady ? { 400: { description: notReadyWords[language] } } : {};
  return describeOperation(
    {
      id,
      tag,
      summary,
      ...(parameters.length > 0 ? { parameters } : {}),
      answer: { description: answer[language], content: { 'application/json': { schema: body } } },
      more,
      codes,
      failureBody: 'open-inference',
    },
    language,
  );
}

const notReadyWords: Bilingual = { ko: '아직이에요.', en: 'Not yet.' };

const tensorWords: Readonly<Record<string, FieldWords>> = {
  name: { ko: '이름', en: 'Its name' },
  datatype: { ko: '자료형', en: 'Its datatype' },
  shape: { ko: '모양. -1은 정해지지 않은 길이', en: 'Its shape; -1 is any length' },
};

const gets = {
  server: {
    summary: { ko: '서버의 이름과 확장', en: 'Name and extensions of the server' },
    answer: { ko: '서버의 소개', en: 'What the server is' },
    schema: serverMetadataSchema.server,
    words: {
      name: { ko: '서버의 이름', en: 'Name of the server' },
      version: { ko: '서버의 버전', en: 'Its version' },
      extensions: { ko: '더 할 줄 아는 것', en: 'What it can do besides' },
    },
    codes: [],
    notReady: false,
  },
  live: {
    summary: { ko: '서버가 살아 있는지', en: 'Whether the server is alive' },
    answer: { ko: '살아 있어요.', en: 'It is.' },
    schema: serverMetadataSchema.live,
    words: {},
    codes: [],
    notReady: false,
  },
  ready: {
    summary: { ko: '서버가 답할 수 있는지', en: 'Whether the server can answer' },
    answer: { ko: '답할 수 있어요.', en: 'It can.' },
    schema: serverMetadataSchema.ready,
    words: {},
    codes: [],
    notReady: true,
  },
  model: {
    summary: { ko: '모델이 받고 주는 tensor', en: 'Tensors that a model takes and gives' },
    answer: { ko: '모델의 소개', en: 'What the model is' },
    schema: modelMetadataSchema,
    words: {
      name: { ko: '모델의 이름', en: "The model's name" },
      versions: { ko: '답하는 버전', en: 'Versions that answer' },
      platform: { ko: '모델을 돌리는 것', en: 'What runs it' },
      inputs: { ko: '받는 tensor', en: 'Tensors it takes', fields: tensorWords },
      outputs: { ko: '주는 tensor', en: 'Tensors it gives', fields: tensorWords },
    },
    codes: ['model_not_found', 'model_unavailable', 'draining'],
    notReady: false,
  },
  modelReady: {
    summary: { ko: '모델이 답할 수 있는지', en: 'Whether a model can answer' },
    answer: { ko: '답할 수 있어요.', en: 'It can.' },
    schema: serverMetadataSchema.modelReady,
    words: {},
    codes: ['model_not_found'],
    notReady: true,
  },
} as const satisfies Record<
  string,
  {
    summary: Bilingual;
    answer: Bilingual;
    schema: unknown;
    words: Readonly<Record<string, FieldWords>>;
    codes: readonly FailureCode[];
    notReady: boolean;
  }
>;

function parameter(name: 'name' | 'version', schema: JsonSchema, example: unknown, language: Language): ApiParameter {
  return { name, in: 'path', required: true, description: parameterWords[name][language], schema, example };
}

const parameterWords = {
  name: { ko: '모델의 이름', en: "The model's name" },
  version: { ko: '버전. 빼면 지금 쓰는 버전이 답해요.', en: 'The version; without it, the one in use answers.' },
} as const;

const answered: Bilingual = { ko: '물은 출력의 tensor', en: 'The tensors asked for' };

const parameterMeaning: FieldWords = {
  ko: 'signature_name으로 서명을 고를 수 있어요.',
  en: 'signature_name chooses the signature.',
};

const bodyWords: Readonly<Record<string, FieldWords>> = {
  id: { ko: '답에 그대로 돌아오는 이름', en: 'Comes back in the answer' },
  parameters: parameterMeaning,
  inputs: {
    ko: '입력마다 tensor 하나. 첫 차원이 행의 수예요.',
    en: 'One tensor an input; the first dimension is the number of rows',
    fields: {
      name: { ko: '입력의 이름', en: 'Name of the input' },
      shape: { ko: '행의 수와 한 행의 모양', en: 'Rows, then the shape of one row' },
      datatype: { ko: 'BOOL, INT32, INT64, FP32, FP64, BYTES', en: 'BOOL, INT32, INT64, FP32, FP64 or BYTES' },
      parameters: {
        ko: '이진 tensor의 크기(binary_data_size) 같은 것',
        en: 'Such as binary_data_size of a binary tensor',
      },
      data: { ko: '값. 펼쳐서든 겹쳐서든', en: 'The values, flat or nested' },
    },
  },
  outputs: {
    ko: '받고 싶은 출력. 없으면 모두',
    en: 'The outputs wanted; all when absent',
    fields: {
      name: { ko: '출력의 이름', en: 'Name of the output' },
      parameters: { ko: 'binary_data가 true이면 이진으로', en: 'binary_data: true asks for binary' },
    },
  },
};

const answerWords: Readonly<Record<string, FieldWords>> = {
  model_name: { ko: '답한 모델', en: 'The model that answered' },
  model_version: { ko: '답한 버전', en: 'Its version' },
  id: { ko: '보낸 id', en: 'The id that was sent' },
  outputs: {
    ko: '출력마다 tensor 하나',
    en: 'One tensor an output',
    fields: {
      ...tensorWords,
      data: { ko: '펼친 값', en: 'The values, flat' },
    },
  },
};
