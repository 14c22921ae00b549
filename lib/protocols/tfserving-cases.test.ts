import { expect, test } from 'vitest';
import { z } from 'zod';
import type { RowValue } from '@/lib/serving/row';
import {
  dtypeSchema,
  isDoorCase,
  type TfCase,
  tfCases,
  tfDeviations,
  tfLifecycleCases,
} from './fixtures/tfserving-cases';
import { answerDemo } from './fixtures/tfserving-demo';
import { readExamplesBody, readPredictBody } from './tfserving-body';
import type { TfDtype, TfTensorInfos } from './tfserving-dtype';
import { decodeExamples, type TfExample } from './tfserving-examples';
import { tensorInfoBodies, writeTfStatus } from './tfserving-model-bodies';
import { type TfOutput, writePredictAnswer } from './tfserving-predict-answer';
import { decodePredict } from './tfserving-predict-request';
import { writeClassifications, writeRegressions } from './tfserving-results';
import { canonicalStatus, type TfResult, tfErr, writeTfError } from './tfserving-status';

/** Cases about headers and other addresses: the front door's own. */
const doorOnly = new Set(['TFS-206', 'TFS-210', 'TFS-211', 'TFS-213', 'TFS-214', 'TFS-215']);

test('all 176 cases are here, and at most five are answered otherwise', () => {
  expect(new Set(tfCases.map(({ id }) => id)).size).toBe(176);
  expect(tfDeviations.size).toBeLessThanOrEqual(5);
  const ids = new Set(tfCases.map(({ id }) => id));
  const named = [...doorOnly, ...tfLifecycleCases, ...tfDeviations.keys()];
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  expect(tfCases.filter((one) => doorOnly.has(one.id)).every(isDoorCase)).toBe(true);
});

for (const one of tfCases) {
  if (doorOnly.has(one.id) || tfLifecycleCases.includes(one.id) || tfDeviations.has(one.id)) continue;
  test(`${one.id} (${one.area}): ${one.request.method} ${one.request.path}`, () => run(one));
}

test('a list of models is answered where TensorFlow Serving has an error', () => {
  expect(answerDemo('GET', '/v1/models', bytesOf(''))).toEqual({ ok: true, value: '{"models":["demo"]}' });
});

function run(one: TfCase): void {
  const { request, signature } = one;
  if (request.canonicalCode !== undefined) {
    expect(new Map<string, number>(Object.entries(canonicalStatus)).get(request.canonicalCode)).toBe(one.expect.status);
  } else if (one.area === 'encode') runEncode(one);
  else if (one.area === 'examples') runExamples(one);
  else if (one.id === 'TFS-173') {
    const infos = new Map([['x', { dtype: 'DT_FLOAT', asBytes: false }]] as const);
    expect(tensorInfoBodies(infos)).toMatchObject({ x: one.expect.jsonSubset });
  } else if (one.id === 'TFS-169') {
    const reason = { ko: '이유', en: '<text>' };
    const text = writeTfStatus([
      { version: 7, state: 'AVAILABLE' },
      { version: 8, state: 'END', reason },
    ]);
    expect(JSON.parse(text.replace('UNKNOWN', '<CODE NAME>'))).toEqual(one.expect.json);
  } else if (signature === 'demo' || signature?.model !== undefined) {
    const model = signature === 'demo' ? 'demo' : signature.model;
    compareText(one, answerDemo(request.method, request.path, bytesOf(request.body), model));
  } else runDecode(one);
}

function runDecode(one: TfCase): void {
  const inputs = z.object({ inputs: z.record(z.string(), dtypeSchema) }).parse(one.signature).inputs;
  const infos: TfTensorInfos = new Map(
    Object.entries(inputs).map(([name, type]) => [name, { dtype: type, asBytes: false }]),
  );
  const body = readPredictBody(bytesOf(one.request.body));
  const decoded = body.ok ? decodePredict(body.value, infos) : body;
  if (!decoded.ok) {
    expectError(one, decoded);
    return;
  }
  expect(one.expect.status).toBe(200);
  if (one.expect.format !== undefined) expect(decoded.value.format).toBe(one.expect.format);
  const tensors = [...decoded.value.tensors].map(([name, { shape, value: nested }]) => [
    name,
    { dtype: infos.get(name)?.dtype, shape, values: flat(nested).map(shown) },
  ]);
  expect(Object.fromEntries(tensors)).toEqual(one.expect.tensors);
}

function runExamples(one: TfCase): void {
  const body = readExamplesBody(bytesOf(one.request.body));
  const decoded = body.ok ? decodeExamples(body.value) : body;
  if (!decoded.ok) {
    expectError(one, decoded);
    return;
  }
  expect(decoded.value.examples.map(shownExample)).toEqual(one.expect.examples);
  expect(decoded.value.context ?? null).toEqual(one.expect.context);
}

function shownExample(example: TfExample): unknown {
  const features = [...example].map(([name, { kind, values }]) => [
    name,
    { kind, values: values.map((each) => (typeof each === 'bigint' ? Number(each) : shown(each))) },
  ]);
  return Object.fromEntries(features);
}

function runEncode(one: TfCase): void {
  const { error, verb, result, outputs, format } = one.request;
  if (error !== undefined) {
    expect(JSON.parse(writeTfError(tfErr('INTERNAL', error).error))).toEqual(one.expect.json);
  } else if (verb === 'classify') compareText(one, writeClassifications(result ?? [], 'float32'));
  else if (verb === 'regress') compareText(one, writeRegressions([], 'float32'));
  else {
    const given = Object.entries(outputs ?? {}).map(([name, each]): [string, TfOutput] => {
      const values = each.values.map((item) => meant(item, each.dtype));
      return [name, { dtype: each.dtype, batchSize: each.shape[0], value: nest(values, each.shape) }];
    });
    compareText(one, writePredictAnswer(new Map(given), format ?? 'row'));
  }
}

function compareText(one: TfCase, answer: TfResult<string>): void {
  if (!answer.ok) {
    expectError(one, answer);
    return;
  }
  expect(one.expect.status).toBe(200);
  const { text, json, jsonSubset } = one.expect;
  if (text !== undefined) expect(answer.value).toBe(text);
  if (json !== undefined) expect(JSON.parse(answer.value)).toEqual(json);
  if (jsonSubset !== undefined) expect(JSON.parse(answer.value)).toMatchObject(jsonSubset);
}

function expectError(one: TfCase, answer: TfResult<unknown> & { ok: false }): void {
  expect(answer.error.message).toContain(one.expect.errorContains ?? errorOf(one));
  expect(answer.error.httpStatus).toBe(one.expect.status);
}

/** A case that expects success fails here, with the message in view. */
function errorOf(one: TfCase): string {
  return z.object({ error: z.string() }).catch({ error: 'no error at all' }).parse(one.expect.json).error;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function flat(nested: RowValue): RowValue[] {
  return Array.isArray(nested) ? nested.flatMap(flat) : [nested];
}

/** A value as the cases write it. */
function shown(each: RowValue): unknown {
  if (each instanceof Uint8Array) return new TextDecoder().decode(each);
  if (typeof each === 'bigint') return String(each);
  if (typeof each !== 'number') return each;
  return Number.isSafeInteger(each) || Number.isFinite(each) ? each : String(each);
}

function meant(item: string | number | boolean, type: TfDtype): RowValue {
  if (typeof item !== 'string' || type === 'DT_STRING') return item;
  return type === 'DT_INT64' ? BigInt(item) : Number(item);
}

function nest(values: readonly RowValue[], shape: readonly number[]): RowValue {
  const [length, ...rest] = shape;
  if (length === undefined) return values[0] ?? null;
  const size = rest.reduce((product, each) => product * each, 1);
  return Array.from({ length }, (_, at) => nest(values.slice(at * size, (at + 1) * size), rest));
}
