import type { Bilingual } from '@/lib/base/failure';
import type { Manifest } from '@/lib/serving/manifest';
import type { Signature } from '@/lib/serving/signature';
import type { Language } from './openapi-schema';
import type { VerbExamples } from './openapi-tfserving';
import { examplesRequestSchema, predictAnswerSchema, predictRequestSchema } from './openapi-tfserving-schemas';
import { answerSchema, describeVerb, requestSchema } from './openapi-tfserving-verb';
import type { ApiDocument, ApiOperation } from './openapi-types';
import { sampleRequest } from './sample-request';
import type { TfVerb } from './tfserving-lookup';

/** What an example of a signature was answered, by the signature's name. */
export type ModelAnswers = ReadonlyMap<string, unknown>;

/** Tag under which a model's own paths stand. */
export function modelTag(model: string): string {
  return `${tagStart}${model}`;
}

/** @returns The model whose paths stand under a tag; undefined for any other tag. */
export function modelOfTag(tag: string): string | undefined {
  return tag.startsWith(tagStart) ? tag.slice(tagStart.length) : undefined;
}

const tagStart = 'model ';

/**
 * Paths of one model with its own fields: `/v1/models/NAME:VERB` for each verb that a signature of it has. The verb's
 * first signature stands there, which is `serving_default` where it has that one; the description names all of them.
 */
export function describeModel(manifest: Manifest, answers: ModelAnswers, language: Language): ApiDocument['paths'] {
  const paths: Record<string, { post: ApiOperation }> = {};
  for (const [key, signature] of orderedSignatures(manifest)) {
    const { path, body } = sampleRequest(manifest.name, key, signature);
    if (paths[path]) continue;
    const { method } = signature;
    const operation = describeVerb(
      {
        verb: method,
        id: `${method}_${manifest.name}`,
        tag: modelTag(manifest.name),
        summary: summaryOf(manifest, method),
        description: signaturesWith(manifest, method),
        request: requestOf(signature, language),
        answer: answerOf(signature, language),
        examples: { ...(body ? { body } : {}), answer: answers.get(key) },
      },
      language,
    );
    paths[path] = { post: operation };
  }
  return paths;
}

/** `serving_default` first, the others as the manifest has them. */
export function orderedSignatures({ signatures }: Pick<Manifest, 'signatures'>): readonly [string, Signature][] {
  const isDefault = ([key]: [string, Signature]) => Number(key === 'serving_default');
  return Object.entries(signatures).sort((one, other) => isDefault(other) - isDefault(one));
}

function requestOf(signature: Signature, language: Language) {
  const { method } = signature;
  const schema = method === 'predict' ? predictRequestSchema(signature) : examplesRequestSchema(signature);
  return requestSchema(method, language, schema, rowWords(signature.inputs));
}

function answerOf(signature: Signature, language: Language) {
  const { method, outputs } = signature;
  if (method !== 'predict') return answerSchema(method, language);
  const isNamed = Object.keys(outputs).length > 1;
  return answerSchema(method, language, predictAnswerSchema(signature), isNamed ? rowWords(outputs) : undefined);
}

/** Titles of the manifest, where it gives them. */
function rowWords(specs: Signature['inputs']): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(Object.entries(specs).flatMap(([name, { title }]) => (title ? [[name, title]] : [])));
}

function signaturesWith(manifest: Manifest, verb: TfVerb): Bilingual {
  const names = orderedSignatures(manifest).flatMap(([key, { method }]) => (method === verb ? [key] : []));
  return {
    ko: `signature_name으로 고를 수 있는 것: ${names.join(', ')}.`,
    en: `signature_name may be: ${names.join(', ')}.`,
  };
}

function summaryOf({ title }: Manifest, verb: TfVerb): Bilingual {
  const words = verbWords[verb];
  return { ko: `${title.ko}: ${words.ko}`, en: `${title.en}: ${words.en}` };
}

const verbWords: Readonly<Record<TfVerb, Bilingual>> = {
  predict: { ko: '묻기', en: 'ask' },
  classify: { ko: '분류와 점수', en: 'labels and scores' },
  regress: { ko: '수 하나', en: 'one number' },
};

/** What was asked of a model and answered, by verb: of each verb's first signature. */
export function verbExamples(manifest: Manifest | undefined, answers: ModelAnswers | undefined): VerbExamples {
  const examples: { -readonly [Verb in keyof VerbExamples]: VerbExamples[Verb] } = {};
  for (const [key, signature] of manifest ? orderedSignatures(manifest) : []) {
    const { body } = sampleRequest(manifest?.name ?? '', key, signature);
    examples[signature.method] ??= { body, answer: answers?.get(key) };
  }
  return examples;
}
