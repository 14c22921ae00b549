import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TensorSpec } from '@/lib/serving/signature';
import { readPredictBody, type TfBody } from './tfserving-body';
import { tfTensorInfos } from './tfserving-dtype';
import { decodePredict, rowsOf } from './tfserving-predict-request';

type Inputs = Readonly<Record<string, TensorSpec>>;

const text: Inputs = { text: { dtype: 'string', shape: [] } };
const pair: Inputs = { a: { dtype: 'int64', shape: [] }, b: { dtype: 'float32', shape: [-1] } };

function bodyOf(json: string): TfBody {
  const body = readPredictBody(new TextEncoder().encode(json));
  if (!body.ok) throw new Error(body.error.message);
  return body.value;
}

/** Rows and whether they are a batch, or the message. */
function rows(json: string, inputs: Inputs): unknown {
  const infos = tfTensorInfos(inputs);
  const decoded = decodePredict(bodyOf(json), infos);
  const cut = decoded.ok ? rowsOf(decoded.value, infos) : decoded;
  return cut.ok ? cut.value : cut.error.message;
}

test('rows come from both formats, in their order', () => {
  const expected = { rows: [{ text: '좋아요' }, { text: '별로' }], isBatched: true };
  expect(rows('{"signature_name":"serving_default","instances":["좋아요","별로"]}', text)).toEqual(expected);
  expect(rows('{"instances":[{"text":"좋아요"},{"text":"별로"}]}', text)).toEqual(expected);
  expect(rows('{"inputs":["좋아요","별로"]}', text)).toEqual(expected);
  expect(rows('{"inputs":{"text":["좋아요","별로"]}}', text)).toEqual(expected);
  expect(rows('{"inputs":{"a":[1,2],"b":[[0.5],[1.5]]}}', pair)).toEqual({
    rows: [
      { a: 1, b: [0.5] },
      { a: 2, b: [1.5] },
    ],
    isBatched: true,
  });
  expect(rows('{"inputs":[]}', text)).toEqual({ rows: [], isBatched: true });
});

test('columns without a batch are one row', () => {
  expect(rows('{"inputs":"좋아요"}', text)).toEqual({ rows: [{ text: '좋아요' }], isBatched: false });
  expect(rows('{"inputs":{"a":9007199254740993,"b":[1,2]}}', pair)).toEqual({
    rows: [{ a: 9007199254740993n, b: [1, 2] }],
    isBatched: false,
  });
});

test('columns that make no rows are refused', () => {
  expect(rows('{"inputs":{"a":[1,2],"b":[[1]]}}', pair)).toBe('Input: b has inconsistent batch size: 1 expecting: 2');
  expect(rows('{"inputs":{"a":1,"b":[[1]]}}', pair)).toBe('Input: a has rank 0 and no batch dimension');
});

test('bytes come as bytes and texts as texts, from base64 and from strings', () => {
  const image: Inputs = { image: { dtype: 'bytes', shape: [] } };
  expect(rows('{"instances":[{"b64":"AP8"},"é"]}', image)).toEqual({
    rows: [{ image: Uint8Array.of(0, 255) }, { image: Uint8Array.of(0xc3, 0xa9) }],
    isBatched: true,
  });
  expect(rows('{"instances":[{"b64":" 7KKL\\n7JWE "}]}', text)).toEqual({ rows: [{ text: '좋아' }], isBatched: true });
  // Bits that are left over are dropped, padded or not.
  for (const loose of ['AP9', 'AP9=', 'AP8=', 'AP8']) {
    expect(rows(`{"instances":[{"b64":"${loose}"}]}`, image)).toEqual(rows('{"instances":[{"b64":"AP8"}]}', image));
  }
  expect(rows('{"instances":[{"b64":"/w=="}]}', text)).toContain('not valid UTF-8');
  for (const wrong of ['YQ=', 'YQ===', 'Y', 'Y-_=', '=', 'Y===', 'Y=Q=']) {
    expect(rows(`{"instances":[{"b64":"${wrong}"}]}`, image)).toContain('Unable to base64 decode');
  }
});

test('a number that is refused is quoted so that one sees why', () => {
  const whole: Inputs = { x: { dtype: 'int32', shape: [] } };
  expect(rows('{"instances":[1.0]}', whole)).toContain('JSON Value: 1.0 Type: Number is not of expected type: int32');
  expect(rows('{"instances":[-0.0]}', whole)).toContain('JSON Value: -0.0 Type: Number');
  expect(rows('{"instances":[1e2]}', whole)).toContain('JSON Value: 100.0 Type: Number');
  expect(rows('{"instances":[1.5]}', whole)).toContain('JSON Value: 1.5 Type: Number');
  expect(rows('{"instances":[2147483648]}', whole)).toContain('JSON Value: 2147483648 Type: Number');
  expect(rows('{"instances":[NaN]}', whole)).toContain('JSON Value: NaN Type: Number');
});

test('shapes of one size that differ are told', () => {
  expect(rows('{"instances":[[[1,2]],[[1],[2]]]}', { x: { dtype: 'float64', shape: [-1, -1] } })).toContain(
    'Expecting shape [1,2] but got: [2,1]',
  );
});

test('floats beyond 32 bits become infinite, and too small ones zero', () => {
  const float: Inputs = { x: { dtype: 'float32', shape: [] } };
  expect(rows('{"instances":[1e39,-1e39,1e-50]}', float)).toEqual({
    rows: [{ x: Number.POSITIVE_INFINITY }, { x: Number.NEGATIVE_INFINITY }, { x: 0 }],
    isBatched: true,
  });
});

test.each(['int32', 'int64', 'float32', 'float64'] as const)('-0 is a whole number, so its %s is 0', (dtype) => {
  const body = bodyOf('{"instances":[-0,7]}');
  const infos = tfTensorInfos({ x: { dtype, shape: [] } });
  const { quick: _, ...careful } = body;
  for (const read of [body, careful]) {
    const decoded = decodePredict(read, infos);
    expect(decoded.ok && decoded.value.tensors.get('x')?.value).toEqual([0, 7]);
  }
});

test('long values are quoted in part', () => {
  const message = String(rows(`{"instances":[${'['.repeat(40)}"${'가'.repeat(5000)}"${']'.repeat(40)}]}`, pair));
  expect(message).toContain('instances is a plain list');
  const quoted = String(rows(`{"instances":["${'가'.repeat(5000)}"]}`, { x: { dtype: 'float32', shape: [] } }));
  expect(quoted.length).toBeLessThan(450);
  expect(quoted).toContain('가... Type: String is not of expected type: float');
});

test('an input named b64 is no base64 by accident', () => {
  const infos = tfTensorInfos({ b64: { dtype: 'string', shape: [] } });
  for (const json of ['{"instances":[{"b64":"YQ=="}]}', '{"inputs":{"b64":"YQ=="}}']) {
    const { quick: _, ...careful } = bodyOf(json);
    expect(decodePredict(bodyOf(json), infos)).toEqual(decodePredict(careful, infos));
  }
});

test('bytes that are no UTF-8 are refused, a byte order mark is taken off', () => {
  expect(readPredictBody(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ ok: false, error: { httpStatus: 400 } });
  expect(rows('\ufeff{"instances":["a"]}', text)).toEqual({ rows: [{ text: 'a' }], isBatched: true });
});

const dtype = fc.constantFrom('string', 'bool', 'int32', 'int64', 'float32', 'float64', 'bytes');
const scalar = fc.oneof(
  fc.constantFrom(
    '1',
    '1.0',
    '1e2',
    '-0',
    '-0.0',
    '2147483648',
    '9007199254740993',
    'true',
    'null',
    '"a"',
    '{"b64":"YQ=="}',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
);
const item = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map((list) => `[${list.join()}]`),
  fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), scalar), { maxLength: 3 }).map((members) => {
    return `{${members.map(([name, one]) => `"${name}":${one}`).join()}}`;
  }),
);
/** Half of the lists repeat one item, so that they are dense. */
const list = fc.oneof(
  fc.tuple(item, fc.integer({ min: 1, max: 3 })).map(([one, count]) => `[${Array(count).fill(one).join()}]`),
  fc.array(item, { maxLength: 3 }).map((items) => `[${items.join()}]`),
);
const body = fc.oneof(
  list.map((one) => `{"instances":${one}}`),
  fc.oneof(list, item).map((one) => `{"inputs":${one}}`),
  fc.tuple(list, list).map(([x, y]) => `{"inputs":{"x":${x},"y":${y}},"other":${x}}`),
);

test('a body read quickly gives what the careful way gives', () => {
  let quick = 0;
  fc.assert(
    fc.property(body, dtype, dtype, fc.boolean(), (json, first, second, isPair) => {
      const x: TensorSpec = { dtype: first, shape: [] };
      const infos = tfTensorInfos(isPair ? { x, y: { dtype: second, shape: [] } } : { x });
      const { quick: read, ...careful } = bodyOf(json);
      if (read) quick++;
      expect(decodePredict(bodyOf(json), infos)).toEqual(decodePredict(careful, infos));
    }),
    { numRuns: 3000 },
  );
  expect(quick).toBeGreaterThan(1000);
});
