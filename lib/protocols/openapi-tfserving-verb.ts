import type { z } from 'zod';
import type { Bilingual } from '@/lib/base/failure';
import { modelVersionHeader } from './openapi-headers';
import { describeOperation } from './openapi-operation';
import { describeSchema, type FieldWords, type Language } from './openapi-schema';
import { describeTfFailures } from './openapi-tfserving-failures';
import {
  classifyAnswerSchema,
  examplesRequestSchema,
  predictAnswerSchema,
  predictRequestSchema,
  regressAnswerSchema,
} from './openapi-tfserving-schemas';
import type { ApiOperation, ApiParameter, JsonSchema } from './openapi-types';
import type { TfVerb } from './tfserving-lookup';

export interface VerbSpec {
  readonly verb: TfVerb;
  readonly id: string;
  readonly tag: string;
  readonly summary?: Bilingual;
  /** Stands behind what is said of every model. */
  readonly description?: Bilingual;
  readonly parameters?: readonly ApiParameter[];
  /** What a row and an answer look like; absent: of any model. */
  readonly request?: JsonSchema;
  readonly answer?: JsonSchema;
  readonly examples?: { readonly body?: unknown; readonly answer?: unknown };
}

export function describeVerb(spec: VerbSpec, language: Language): ApiOperation {
  const { verb, id, parameters, examples = {} } = spec;
  const request = spec.request ?? requestSchema(verb, language);
  const answer = spec.answer ?? answerSchema(verb, language);
  return describeOperation(
    {
      id,
      tag: spec.tag,
      summary: spec.summary ?? verbSummaries[verb],
      description: spec.description ? joined(bounds, spec.description) : bounds,
      ...(parameters && parameters.length > 0 ? { parameters } : {}),
      body: {
        'application/json': {
          schema: request,
          ...(examples.body === undefined ? {} : { example: examples.body }),
        },
      },
      answer: {
        description: answered[language],
        headers: modelVersionHeader(language),
        content: {
          'application/json': {
            schema: answer,
            ...(examples.answer === undefined ? {} : { example: examples.answer }),
          },
        },
      },
      more: describeTfFailures(language, [400, 404, 413, 501, 502, 503, 504]),
      codes: [],
    },
    language,
  );
}

/**
 * The schema of a request's body with its words.
 * @param zodSchema  Absent: of any model.
 * @param rows       What the names inside a row mean.
 */
export function requestSchema(
  verb: TfVerb,
  language: Language,
  zodSchema: z.ZodType = verb === 'predict' ? predictRequestSchema() : examplesRequestSchema(),
  rows?: Readonly<Record<string, FieldWords>>,
): JsonSchema {
  const words = verb === 'predict' ? predictWords : examplesWords;
  return describeSchema(zodSchema, language, withRows(words, verb === 'predict' ? 'instances' : 'examples', rows));
}

/** The same of an answer's body. */
export function answerSchema(
  verb: TfVerb,
  language: Language,
  zodSchema: z.ZodType = answerSchemas[verb],
  rows?: Readonly<Record<string, FieldWords>>,
): JsonSchema {
  const words = verb === 'predict' ? predictionsWords : resultsWords[verb];
  return describeSchema(zodSchema, language, withRows(words, 'predictions', rows));
}

const answerSchemas: Readonly<Record<TfVerb, z.ZodType>> = {
  predict: predictAnswerSchema(),
  classify: classifyAnswerSchema,
  regress: regressAnswerSchema,
};

function withRows(
  words: Readonly<Record<string, FieldWords>>,
  list: string,
  rows: Readonly<Record<string, FieldWords>> | undefined,
): Readonly<Record<string, FieldWords>> {
  const ofList = new Map(Object.entries(words)).get(list);
  return rows && ofList ? { ...words, [list]: { ...ofList, fields: rows } } : words;
}

const verbSummaries: Readonly<Record<TfVerb, Bilingual>> = {
  predict: { ko: '모델에게 묻기', en: 'Ask a model' },
  classify: { ko: '분류와 점수 묻기', en: 'Ask for labels and scores' },
  regress: { ko: '수 하나 묻기', en: 'Ask for one number' },
};

function joined(one: Bilingual, other: Bilingual): Bilingual {
  return { ko: `${one.ko} ${other.ko}`, en: `${one.en} ${other.en}` };
}

/** A test holds the numbers to those of the door. */
const bounds: Bilingual = {
  ko: '본문은 16 MiB, 한 번에 4,096행까지예요. gzip으로 압축해도 돼요.',
  en: 'Up to 16 MiB and 4,096 rows at once. The body may be packed with gzip.',
};

const answered = { ko: '보낸 순서대로, 행마다 하나씩', en: 'One a row, in the order sent' };

const signatureWords = {
  ko: '서명의 이름. 없으면 serving_default',
  en: 'Name of the signature; serving_default when absent',
};

const predictWords: Readonly<Record<string, FieldWords>> = {
  signature_name: signatureWords,
  instances: {
    ko: '행의 목록. 행은 이름과 값의 묶음이에요. 입력이 하나면 값만 써도 돼요.',
    en: 'The rows, each an object of names and values, or the bare value where there is one input',
  },
  inputs: {
    ko: 'instances 대신 열로: 이름마다 값의 목록. 답도 outputs에 열로 와요.',
    en: 'Columns instead of instances: a list of values for each name. The answer then has columns in outputs.',
  },
  output_filter: { ko: '받고 싶은 출력의 이름. 없으면 모두', en: 'Names of the outputs wanted; all when absent' },
};

const examplesWords: Readonly<Record<string, FieldWords>> = {
  signature_name: signatureWords,
  examples: { ko: '예의 목록. 예는 이름과 값의 묶음이에요.', en: 'The examples, each an object of names and values' },
};

const predictionsWords: Readonly<Record<string, FieldWords>> = {
  predictions: {
    ko: '행마다 출력의 묶음. 출력이 하나면 값만',
    en: 'The outputs of each row; the bare value where there is one output',
  },
};

const resultsWords: Readonly<Record<'classify' | 'regress', Readonly<Record<string, FieldWords>>>> = {
  classify: { results: { ko: '예마다 [분류, 점수]의 목록', en: 'Of each example, a list of [label, score]' } },
  regress: { results: { ko: '예마다 수 하나', en: 'One number an example' } },
};
