import type { ModelServer, Servable } from '@/lib/serving/model-server';
import type { Row } from '@/lib/serving/row';
import { readExamplesBody, readPredictBody, type TfBody } from './tfserving-body';
import { type TfTensorInfos, tfTensorInfos } from './tfserving-dtype';
import { exampleRows } from './tfserving-example-rows';
import { decodeExamples } from './tfserving-examples';
import { tfMissing } from './tfserving-failures';
import { findTfSignature, modelSpecOf, type TfModelSpec, type TfVerb } from './tfserving-lookup';
import { filterOutputs } from './tfserving-output-filter';
import { outputsOf, writePredictAnswer } from './tfserving-predict-answer';
import { decodePredict, rowsOf } from './tfserving-predict-request';
import { writeClassifyAnswer, writeRegressAnswer } from './tfserving-results';
import { type TfResult, tfOk } from './tfserving-status';

/** A request that was read whole: what the model is to be asked, and how its answer is written. */
export interface TfTask {
  readonly servable: Servable;
  /** Name of the signature. */
  readonly signature: string;
  readonly rows: readonly Row[];
  /** The answer's body. @param given  The model's rows, one for each of {@link rows}. */
  write(given: readonly Row[]): TfResult<string>;
}

/**
 * Reads a request of `:predict`, `:classify` or `:regress`, checking in TensorFlow Serving's order. For predict: the
 * JSON, the type of `signature_name`, the model with its version or label, the signature, the values. The other two
 * decode all of the body before the model is looked up.
 */
export function readTfTask(
  models: Pick<ModelServer, 'find'>,
  verb: TfVerb,
  spec: TfModelSpec,
  bytes: Uint8Array,
): TfResult<TfTask> {
  return verb === 'predict' ? readPredictTask(models, spec, bytes) : readExamplesTask(models, verb, spec, bytes);
}

function readPredictTask(models: Pick<ModelServer, 'find'>, spec: TfModelSpec, bytes: Uint8Array): TfResult<TfTask> {
  const body = readPredictBody(bytes);
  if (!body.ok) return body;
  const found = findSigned(models, 'predict', spec, body.value);
  if (!found.ok) return found;
  const { servable, key, inputs, outputs } = found.value;
  const decoded = decodePredict(body.value, inputs);
  if (!decoded.ok) return decoded;
  const cut = rowsOf(decoded.value, inputs);
  if (!cut.ok) return cut;
  const wanted = filterOutputs(body.value, outputs);
  if (!wanted.ok) return wanted;
  const { format } = decoded.value;
  const { rows, isBatched } = cut.value;
  return tfOk({
    servable,
    signature: key,
    rows,
    write: (given) => writePredictAnswer(outputsOf(given, wanted.value, isBatched), format),
  });
}

function readExamplesTask(
  models: Pick<ModelServer, 'find'>,
  verb: 'classify' | 'regress',
  spec: TfModelSpec,
  bytes: Uint8Array,
): TfResult<TfTask> {
  const body = readExamplesBody(bytes);
  if (!body.ok) return body;
  const examples = decodeExamples(body.value);
  if (!examples.ok) return examples;
  const found = findSigned(models, verb, spec, body.value);
  if (!found.ok) return found;
  const { servable, key, inputs, outputs } = found.value;
  const rows = exampleRows(examples.value, inputs);
  if (!rows.ok) return rows;
  const write = verb === 'classify' ? writeClassifyAnswer : writeRegressAnswer;
  return tfOk({ servable, signature: key, rows: rows.value, write: (given) => write(given, outputs) });
}

interface Signed {
  readonly servable: Servable;
  readonly key: string;
  readonly inputs: TfTensorInfos;
  readonly outputs: TfTensorInfos;
}

function findSigned(
  models: Pick<ModelServer, 'find'>,
  verb: TfVerb,
  spec: TfModelSpec,
  body: TfBody,
): TfResult<Signed> {
  const found = models.find(modelSpecOf(spec));
  if (!found.ok) return { ok: false, error: tfMissing(found.failure, spec) };
  const servable = found.value;
  const signature = findTfSignature(servable.manifest.signatures, verb, body.signatureName);
  if (!signature.ok) return signature;
  const { key, inputs, outputs } = signature.value;
  return tfOk({ servable, key, inputs: tfTensorInfos(inputs), outputs: tfTensorInfos(outputs) });
}
