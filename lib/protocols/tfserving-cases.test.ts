import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { RowValue } from '@/lib/serving/row';
import { answerDemo } from './fixtures/tfserving-demo';
import { readExamplesBody, readPredictBody } from './tfserving-body';
import { type TfDtype, type TfTensorInfos, tfDtypeNames } from './tfserving-dtype';
import { decodeExamples, type TfExample } from './tfserving-examples';
import { tensorInfoBodies, writeTfStatus } from './tfserving-model-bodies';
import { type TfOutput, writePredictAnswer } from './tfserving-predict-answer';
import { decodePredict } from './tfserving-predict-request';
import { writeClassifications, writeRegressions } from './tfserving-results';
import { canonicalStatus, type TfResult, tfErr, writeTfError } from './tfserving-status';

/** Cases that other rooms decide, with the reason. */
const elsewhere = new Map([
  ['TFS-206', 'outside /v1: the front door'],
  ['TFS-210', 'Content-Type: the front door'],
  ['TFS-211', 'Content-Type: the front door'],
  ['TFS-213', 'gzip: the front door, which passes an empty body on (TFS-037)'],
  ['TFS-214', 'CORS: the front door'],
  ['TFS-215', 'CORS: the front door'],
  ['TFS-233', 'versions: lib/serving'],
  ['TFS-236', 'versions: lib/serving'],
  ['TFS-237', 'versions: lib/serving'],
  ['TFS-239', 'versions: lib/serving'],
  ['TFS-240', 'versions: lib/serving'],
  ['TFS-242', 'versions: lib/serving'],
  ['TFS-243', 'lifecycle: lib/serving'],
  ['TFS-244', 'lifecycle: lib/serving'],
  ['TFS-245', 'lifecycle: lib/serving'],
  ['TFS-250', 'batching: lib/serving'],
  ['TFS-251', 'batching: lib/serving'],
]);

/** Cases that are answered otherwise, with the reason. */
const deviations = new Map([['TFS-168', 'GET /v1/models lists the models']]);

const dtype = z.custom<TfDtype>((name) => typeof name === 'string' && Object.hasOwn(tfDtypeNames, name));
const value = z.union([z.number(), z.string(), z.boolean()]);
const tensor = z.strictObject({ dtype, shape: z.array(z.number()), values: z.array(value) });
const feature = z.strictObject({ kind: z.string(), values: z.array(value) });
const caseSchema = z.strictObject({
  id: z.string(),
  area: z.string(),
  request: z.object({
    method: z.string().default(''),
    path: z.string().default(''),
    body: z.string().default(''),
    format: z.enum(['row', 'column']).optional(),
    outputs: z.record(z.string(), tensor).optional(),
    verb: z.enum(['classify', 'regress']).optional(),
    result: z.array(z.array(z.tuple([z.string(), z.number()]))).optional(),
    error: z.string().optional(),
    canonicalCode: z.string().optional(),
  }),
  signature: z.union([z.null(), z.literal('demo'), z.looseObject({ model: z.string().optional() })]),
  expect: z.looseObject({
    status: z.number().default(200),
    format: z.string().optional(),
    tensors: z.record(z.string(), tensor).optional(),
    examples: z.array(z.record(z.string(), feature)).optional(),
    errorContains: z.string().optional(),
    text: z.string().optional(),
    jsonSubset: z.record(z.string(), z.unknown()).optional(),
  }),
});
type Case = z.infer<typeof caseSchema>;

const cases = z
  .array(caseSchema)
  .parse(JSON.parse(readFileSync(new URL('./fixtures/tfserving-cases.json', import.meta.url), 'utf8')));

test('all 176 cases are here, and those that are not run are named', () => {
  expect(cases.length).toBe(176);
  const ids = new Set(cases.map(({ id }) => id));
  expect([...elsewhere.keys(), ...deviations.keys()].filter((id) => !ids.has(id))).toEqual([]);
});

for (const one of cases) {
  if (elsewhere.has(one.id) || deviations.has(one.id)) continue;
  test(`${one.id} (${one.area}): ${one.request.method} ${one.request.path}`, () => run(one));
}

test('a list of models is answered where TensorFlow Serving has an error', () => {
  expect(answerDemo('GET', '/v1/models', bytesOf(''))).toEqual({ ok: true, value: '{"models":["demo"]}' });
});

function run(one: Case): void {
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

function runDecode(one: Case): void {
  const inputs = z.object({ inputs: z.record(z.string(), dtype) }).parse(one.signature).inputs;
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

function runExamples(one: Case): void {
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

function runEncode(one: Case): void {
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

function compareText(one: Case, answer: TfResult<string>): void {
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

function expectError(one: Case, answer: TfResult<unknown> & { ok: false }): void {
  expect(answer.error.message).toContain(one.expect.errorContains ?? errorOf(one));
  expect(answer.error.httpStatus).toBe(one.expect.status);
}

/** A case that expects success fails here, with the message in view. */
function errorOf(one: Case): string {
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
