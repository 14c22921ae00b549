import type { z } from 'zod';
import type { Bilingual } from '@/lib/base/failure';
import { describeOperation } from './openapi-operation';
import { describeSchema, type FieldWords, type Language } from './openapi-schema';
import { describeTfFailures } from './openapi-tfserving-failures';
import { metadataSchema, modelListSchema, statusSchema } from './openapi-tfserving-schemas';
import { describeVerb } from './openapi-tfserving-verb';
import type { ApiDocument, ApiOperation, ApiParameter, JsonSchema } from './openapi-types';
import { reviewModels } from './review-request';
import type { TfVerb } from './tfserving-lookup';

/** A request that was sent to {@link exampleModel}, and what it answered, by verb. */
export type VerbExamples = Partial<Readonly<Record<TfVerb, { readonly body?: unknown; readonly answer?: unknown }>>>;

/** The model that stands where a path leaves the name open. */
export const exampleModel = reviewModels.fast;

/** TensorFlow Serving's REST for any model: the paths with their names left open. */
export function describeTfServing(language: Language, examples: VerbExamples): ApiDocument['paths'] {
  const name = pathParameter('name', language);
  const version = pathParameter('version', language);
  const label = pathParameter('label', language);
  const which = [
    { at: '', suffix: '', parameters: [name] },
    { at: '/versions/{version}', suffix: 'OfVersion', parameters: [name, version] },
    { at: '/labels/{label}', suffix: 'OfLabel', parameters: [name, label] },
  ];
  const paths: Record<string, ApiDocument['paths'][string]> = {
    '/v1/models': { get: describeGet('list', 'listModels', [], language) },
  };
  for (const { at, suffix, parameters } of which) {
    const path = `/v1/models/{name}${at}`;
    paths[path] = { get: describeGet('status', `getStatus${suffix}`, parameters, language) };
    paths[`${path}/metadata`] = { get: describeGet('metadata', `getMetadata${suffix}`, parameters, language) };
    for (const verb of ['predict', 'classify', 'regress'] as const) {
      const id = `${verb}${suffix || 'Newest'}`;
      paths[`${path}:${verb}`] = {
        post: describeVerb({ verb, id, tag, parameters, examples: examples[verb] ?? {} }, language),
      };
    }
  }
  return paths;
}

export const tag = 'tensorflow-serving';

type Get = 'list' | 'status' | 'metadata';

function describeGet(kind: Get, id: string, parameters: readonly ApiParameter[], language: Language): ApiOperation {
  const { summary, answer, schema, description, words } = gets[kind];
  const body = describeSchema(schema, language, words);
  return describeOperation(
    {
      id,
      tag,
      summary,
      ...(description ? { description } : {}),
      ...(parameters.length > 0 ? { parameters } : {}),
      answer: { description: answer[language], content: { 'application/json': { schema: body } } },
      ...(kind === 'list' ? {} : { more: describeTfFailures(language, [400, 404]) }),
      codes: [],
    },
    language,
  );
}

function pathParameter(name: keyof typeof parameters, language: Language): ApiParameter {
  const { words, schema, example } = parameters[name];
  return { name, in: 'path', required: true, description: words[language], schema, example };
}

const parameters = {
  name: {
    words: { ko: '모델의 이름', en: "The model's name" },
    schema: { type: 'string' },
    example: exampleModel,
  },
  version: {
    words: { ko: '버전. 빼면 지금 쓰는 버전이 답해요.', en: 'The version; without it, the one in use answers.' },
    schema: { type: 'integer', minimum: 1 },
    example: 1,
  },
  label: {
    words: { ko: '설정 파일에서 버전에 붙인 이름표', en: 'A label that the configuration file gives a version' },
    schema: { type: 'string' },
    example: 'stable',
  },
} as const satisfies Record<string, { words: Bilingual; schema: JsonSchema; example: unknown }>;

const gets = {
  list: {
    summary: { ko: '있는 모델의 이름', en: 'Names of the models' },
    description: {
      ko: 'TensorFlow Serving에는 없는 주소예요.',
      en: 'TensorFlow Serving has no such path.',
    },
    answer: { ko: '모델의 이름', en: 'The names' },
    schema: modelListSchema,
    words: { models: { ko: '이름', en: 'The names' } },
  },
  status: {
    summary: { ko: '버전과 상태', en: 'Versions and their states' },
    description: undefined,
    answer: { ko: '새 버전부터', en: 'The newest first' },
    schema: statusSchema,
    words: {
      model_version_status: {
        ko: '버전마다 하나',
        en: 'One a version',
        fields: {
          version: { ko: '버전', en: 'The version' },
          state: { ko: '상태. AVAILABLE이면 답해요.', en: 'Its state; AVAILABLE answers' },
          status: {
            ko: '잘되었는지',
            en: 'Whether all is well',
            fields: {
              error_code: { ko: '잘되었으면 OK', en: 'OK when all is well' },
              error_message: { ko: '끝난 까닭', en: 'Why it ended' },
            },
          },
        },
      },
    },
  },
  metadata: {
    summary: { ko: '무엇을 받고 무엇을 답하는지', en: 'What it takes and gives' },
    description: undefined,
    answer: { ko: '이름마다 자료형과 모양', en: 'Dtype and shape of every name' },
    schema: metadataSchema,
    words: {
      model_spec: {
        ko: '답한 모델',
        en: 'The model that answered',
        fields: {
          name: { ko: '이름', en: 'Its name' },
          signature_name: { ko: '늘 빈 글이에요.', en: 'Always empty' },
          version: { ko: '버전', en: 'Its version' },
        },
      },
      metadata: {
        ko: '서명마다 입력과 출력',
        en: 'Inputs and outputs of each signature',
        fields: {
          signature_def: {
            ko: '같은 이름이 한 번 더 안에 있어요.',
            en: 'Holds a field of the same name once more',
            fields: { signature_def: { ko: '서명의 이름마다 하나', en: 'One for each name of a signature' } },
          },
        },
      },
    },
  },
} as const satisfies Record<Get, GetSpec>;

interface GetSpec {
  readonly summary: Bilingual;
  readonly description: Bilingual | undefined;
  readonly answer: Bilingual;
  readonly schema: z.ZodType;
  readonly words: Readonly<Record<string, FieldWords>>;
}
