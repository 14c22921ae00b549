import type { Bilingual } from '@/lib/base/failure';
import { productVersion } from '@/lib/base/product-version';
import type { Manifest } from '@/lib/serving/manifest';
import type { ModelServer } from '@/lib/serving/model-server';
import { describeDetect } from './openapi-detect';
import { type ApiExamples, runExamples } from './openapi-examples';
import { describeHouse, teacherToken } from './openapi-house';
import { describeInference, inferExample } from './openapi-inference';
import { describeModel, modelTag, verbExamples } from './openapi-models';
import { commonResponse, describeCommonResponse } from './openapi-operation';
import { describePredict, reviewExample } from './openapi-review';
import type { Language } from './openapi-schema';
import { describeTfServing, exampleModel } from './openapi-tfserving';
import type { ApiDocument } from './openapi-types';
import { servedModels } from './served-models';

/**
 * What this server answers, as OpenAPI 3.1 in one language: every path of programs, and the models it serves now with
 * the fields of their own signatures. Schemas are those that check requests; answers of examples were given by the
 * models themselves. One source for `/openapi.json` and for the page.
 * @param patienceMs  How long to wait for those answers. Busy models answer late: then the description comes without
 *                    them, and a later one has them.
 */
export async function describeApi(models: ModelServer, language: Language, patienceMs: number): Promise<ApiDocument> {
  const served = servedModels(models);
  const before = kept.get(models);
  const now = before && isFresh(before, served) ? before : begin(models, served);
  const examples = await inTime(now.examples, patienceMs);
  if (!examples) return writeDocument(served, noExamples, language);
  const document = now.documents.get(language) ?? writeDocument(served, examples, language);
  now.documents.set(language, document);
  return document;
}

interface Kept {
  readonly served: readonly Manifest[];
  readonly examples: Promise<ApiExamples>;
  readonly documents: Map<Language, ApiDocument>;
  /** Of the clock that only runs forward. */
  readonly askedAtMs: number;
  /** Whether every example was answered. */
  isWhole: boolean;
}

/** Describing costs milliseconds and an answer of every model: the same versions are described once. */
const kept = new WeakMap<ModelServer, Kept>();

/** A model that was too busy for an example is asked again after this. */
const askAgainMs = 60_000;

function isFresh(before: Kept, served: readonly Manifest[]): boolean {
  if (before.served.length !== served.length || served.some((one, at) => one !== before.served[at])) return false;
  return before.isWhole || performance.now() - before.askedAtMs < askAgainMs;
}

function begin(models: ModelServer, served: readonly Manifest[]): Kept {
  const examples = runExamples(models, served);
  const now: Kept = { served, examples, documents: new Map(), askedAtMs: performance.now(), isWhole: false };
  kept.set(models, now);
  examples.then(({ predict, detect, infer, models: answers }) => {
    const each = [predict, detect, infer, ...[...answers.values()].map(({ size }) => size || undefined)];
    now.isWhole = each.every((one) => one !== undefined);
  });
  return now;
}

const noExamples: ApiExamples = { predict: undefined, detect: undefined, infer: undefined, models: new Map() };

/** @returns Undefined when the time is over first. */
async function inTime<T>(running: Promise<T>, patienceMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patienceMs, undefined);
  });
  return Promise.race([running, over]).finally(() => clearTimeout(timer));
}

function writeDocument(served: readonly Manifest[], examples: ApiExamples, language: Language): ApiDocument {
  const ofModels = served.map((manifest) => ({
    manifest,
    paths: describeModel(manifest, examples.models.get(manifest.name) ?? new Map(), language),
  }));
  const example = served.find(({ name }) => name === exampleModel);
  const say = (words: Bilingual) => words[language];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lectern',
      version: productVersion,
      description: say(about),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      ...Object.entries(tags).map(([name, words]) => ({ name, description: say(words) })),
      ...ofModels.map(({ manifest }) => ({
        name: modelTag(manifest.name),
        description: `${say(manifest.title)}. ${say(manifest.description)}`,
      })),
    ],
    paths: {
      '/predict': { post: describePredict(language, { body: reviewExample, answer: examples.predict }) },
      '/detect': { post: describeDetect(language, examples.detect) },
      ...describeTfServing(language, verbExamples(example, examples.models.get(exampleModel))),
      ...Object.assign({}, ...ofModels.map(({ paths }) => paths)),
      ...describeInference(language, { body: inferExample, answer: examples.infer }),
      ...describeHouse(language),
    },
    components: {
      responses: { [commonResponse]: describeCommonResponse(language) },
      securitySchemes: { [teacherToken]: { type: 'http', scheme: 'bearer', description: say(tokenWords) } },
    },
  };
}

const about: Bilingual = {
  ko: '모델에게 묻는 모든 길이에요. 답은 UTF-8 JSON이고, 어느 답에나 x-request-id 머리글이 있어요.',
  en: 'Every way to ask the models. Answers are UTF-8 JSON, and each has the header x-request-id.',
};

const tokenWords: Bilingual = {
  ko: '서버를 켤 때 나오는 선생님 토큰',
  en: "The teacher's token, printed when the server starts",
};

/** In the order in which a person meets them. */
const tags: Readonly<Record<string, Bilingual>> = {
  lectern: { ko: '가장 쉬운 길: 리뷰와 사진', en: 'The easiest way: reviews and pictures' },
  'tensorflow-serving': { ko: 'TensorFlow Serving과 같은 길', en: "The same as TensorFlow Serving's REST" },
  'open-inference': { ko: 'Open Inference Protocol', en: 'The Open Inference Protocol' },
  server: { ko: '서버의 상태', en: "The server's state" },
};
