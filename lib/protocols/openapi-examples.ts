import type { Manifest } from '@/lib/serving/manifest';
import type { ModelServer } from '@/lib/serving/model-server';
import { decodeBase64 } from './base64';
import { detectFaces } from './detect-faces';
import { checkDetectRequest } from './detect-request';
import { writeOipInferAnswer } from './oip-infer-answer';
import { readOipInferRequest } from './oip-infer-request';
import { detectExample } from './openapi-detect';
import { inferExample } from './openapi-inference';
import { type ModelAnswers, orderedSignatures } from './openapi-models';
import { reviewExample } from './openapi-review';
import { writeReviewAnswer } from './review-answer';
import { reviewModels } from './review-request';
import { sampleRequest } from './sample-request';
import { readTfTask } from './tfserving-infer';

/** What the examples were answered by this server; undefined where it has no answer now. */
export interface ApiExamples {
  readonly predict: unknown;
  readonly detect: unknown;
  readonly infer: unknown;
  /** By model. */
  readonly models: ReadonlyMap<string, ModelAnswers>;
}

/** Asks the models every example of the description. */
export async function runExamples(models: ModelServer, served: readonly Manifest[]): Promise<ApiExamples> {
  const answers = await Promise.all(served.map((manifest) => orNothing(runModel(models, manifest))));
  return {
    predict: await orNothing(runReviews(models)),
    detect: await orNothing(runDetect(models)),
    infer: await orNothing(runInfer(models)),
    models: new Map(served.map(({ name }, at) => [name, answers[at] ?? new Map()])),
  };
}

/** A model with a bug costs the description an example and no more; whoever asks that model meets the bug, and the log. */
function orNothing<T>(running: Promise<T>): Promise<T | undefined> {
  return running.catch(() => undefined);
}

/** An example isn't worth a longer wait. */
const deadlineMs = 3000;

async function runModel(models: ModelServer, manifest: Manifest): Promise<ModelAnswers> {
  const { name, version, handler } = manifest;
  const answers = new Map<string, unknown>();
  // Nothing is sent to another machine because somebody reads a page.
  if (handler === 'remote') return answers;
  for (const [key, signature] of orderedSignatures(manifest)) {
    const { body } = sampleRequest(name, key, signature);
    if (!body) continue;
    const task = readTfTask(models, signature.method, { name, version }, bytesOf(body));
    if (!task.ok) continue;
    const predicted = await models.predict({ model: name, version, signature: key, rows: task.value.rows, deadlineMs });
    const text = predicted.ok ? task.value.write(predicted.value.rows) : undefined;
    if (text?.ok) answers.set(key, JSON.parse(text.value));
  }
  return answers;
}

async function runReviews(models: ModelServer): Promise<unknown> {
  const { text } = reviewExample;
  const rows = text.map((one) => ({ text: one }));
  const predicted = await models.predict({ model: reviewModels.fast, rows, deadlineMs });
  return predicted.ok ? JSON.parse(writeReviewAnswer(text, predicted.value.rows)) : undefined;
}

async function runDetect(models: ModelServer): Promise<unknown> {
  const { image, ...settings } = detectExample;
  const asked = checkDetectRequest({ image: decodeBase64(image) ?? new Uint8Array(0), settings });
  const found = asked.ok ? await detectFaces(models, asked.value, { deadlineMs }) : asked;
  return found.ok ? found.value.answer : undefined;
}

async function runInfer(models: ModelServer): Promise<unknown> {
  const found = models.find({ model: reviewModels.fast });
  if (!found.ok) return undefined;
  const { signatures } = found.value.manifest;
  const limits = { rows: 1, elements: 1, jsonSteps: 10_000 };
  const asked = readOipInferRequest(bytesOf(inferExample), undefined, signatures, limits);
  const signature = asked.ok ? new Map(Object.entries(signatures)).get(asked.value.signature) : undefined;
  if (!asked.ok || !signature) return undefined;
  const predicted = await models.predict({ model: reviewModels.fast, rows: asked.value.rows, deadlineMs });
  const answer = predicted.ok ? writeOipInferAnswer(predicted.value, signature, asked.value) : undefined;
  return answer?.ok ? JSON.parse(new TextDecoder().decode(answer.value.body)) : undefined;
}

function bytesOf(body: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(body));
}
