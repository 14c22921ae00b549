import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dtypes } from '@/lib/serving/signature';
import { engineSignature } from './engine-signature';
import { anyBatch } from './fixtures/any-batch';
import { testLimits } from './fixtures/oip-request';
import { readOipClientAnswer } from './oip-client-answer';
import { writeOipClientRequest } from './oip-client-request';
import { writeOipInferAnswer } from './oip-infer-answer';
import { readOipInferRequest } from './oip-infer-request';

const limits = { jsonSteps: 100_000, elements: 100_000 };

test('a server of the protocol reads the rows that were sent, and its answer is read back, in both forms', () => {
  const names = { inputs: { text: 'TEXT "0' }, outputs: { text: 'OUT 1' }, signatures: { classify: 'theirs' } };
  fc.assert(
    fc.property(anyBatch(dtypes), fc.boolean(), ({ signature, rows }, binary) => {
      const engine = engineSignature('classify', signature, names);
      const theirRows = rows.map((row) => renamed(row, names.inputs));
      const theirs = {
        ...signature,
        inputs: renamed(signature.inputs, names.inputs),
        outputs: renamed(signature.outputs, names.outputs),
      };
      const sent = writeOipClientRequest(rows, engine, binary);
      if (!sent) throw new Error('The rows are of one shape.');
      const length = new Map(Object.entries(sent.headers)).get('inference-header-content-length');
      const read = readOipInferRequest(sent.body, length, { theirs }, testLimits);
      if (!read.ok) throw new Error(read.failure.message.en);
      expect(read.value.rows).toEqual(theirRows);
      expect(read.value.outputs).toEqual(Object.keys(theirs.outputs).map((name) => ({ name, binary })));

      const answer = writeOipInferAnswer(
        { model: 'm', version: 1, rows: rows.map((row) => renamed(row, names.outputs)) },
        theirs,
        { outputs: read.value.outputs.toReversed() },
      );
      if (!answer.ok) throw new Error(answer.failure.message.en);
      const { body, headerLength } = answer.value;
      const back = readOipClientAnswer(body, headerLength?.toString(), engine, rows.length, limits);
      expect(back).toEqual({ ok: true, value: rows });
    }),
    { numRuns: 300 },
  );
});

const scores = engineSignature(
  'serving_default',
  {
    method: 'predict',
    inputs: { text: { dtype: 'string', shape: [] } },
    outputs: { score: { dtype: 'float32', shape: [2] }, n: { dtype: 'int64', shape: [] } },
  },
  {},
);
const score = { name: 'score', datatype: 'FP32', shape: [1, 2], data: [0.5, 0.25] };
const n = { name: 'n', datatype: 'INT64', shape: [1], data: [7] };
const inBinary = { name: 'score', datatype: 'FP32', shape: [1, 2], parameters: { binary_data_size: 8 } };

function read(json: unknown, tail = Buffer.alloc(0), headerLength?: string) {
  const head = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json));
  const length = headerLength ?? (tail.length > 0 ? String(head.length) : undefined);
  return readOipClientAnswer(Buffer.concat([head, tail]), length, scores, 1, limits);
}

test('nested data, outputs that nobody asked for, and tensors of both forms side by side are read', () => {
  const extra = { name: 'extra', datatype: 'FP16', shape: [1], parameters: { binary_data_size: 2 } };
  const tail = Buffer.concat([Buffer.from([1, 2]), Buffer.from(new Float32Array([0.5, 0.25]).buffer)]);
  const rows = { ok: true, value: [{ n: 7, score: [0.5, 0.25] }] };
  expect(read({ model_name: 'm', outputs: [n, extra, inBinary] }, tail)).toEqual(rows);
  expect(read({ outputs: [{ ...score, data: [[0.5, 0.25]], parameters: { content_type: 'np' } }, n] })).toEqual(rows);
});

test('whole numbers of 64 bits keep their digits, and floats as long are floats', () => {
  const json = `{"outputs":[{"name":"n","datatype":"INT64","shape":[1],"data":[9007199254740993]},
    {"name":"score","datatype":"FP32","shape":[1,2],"data":[1152921504606846976,1]}]}`;
  expect(read(json)).toEqual({ ok: true, value: [{ n: 9007199254740993n, score: [2 ** 60, 1] }] });
});

test.each([
  ['no JSON', 'garbage', 'bad_json'],
  ['JSON of another kind', [1], 'no-inference-answer'],
  ['an error', { error: 'canary' }, 'no-inference-answer'],
  ['a missing output', { outputs: [score] }, 'output-missing'],
  ['an output twice', { outputs: [score, score, n] }, 'output-twice'],
  ['another datatype', { outputs: [{ ...score, datatype: 'FP64' }, n] }, 'output-tensor'],
  ['another shape', { outputs: [{ ...score, shape: [1, 3], data: [1, 2, 3] }, n] }, 'output-tensor'],
  ['too few elements', { outputs: [{ ...score, data: [1] }, n] }, 'output-tensor'],
  ['texts for numbers', { outputs: [{ ...score, data: ['1', '2'] }, n] }, 'output-tensor'],
  ['another number of rows', { outputs: [{ ...score, shape: [2, 2], data: [1, 2, 3, 4] }, n] }, 'row-count'],
  ['no dimensions', { outputs: [{ ...score, shape: [], data: [1] }, n] }, 'row-count'],
  ['a whole number that lost digits', { outputs: [score, { ...n, data: [1e300] }] }, 'digits-lost'],
  ['no data', { outputs: [score, { ...n, data: undefined }] }, 'output-tensor'],
  ['more elements than a thread should read', { outputs: [n, { ...score, shape: [1, 2e5] }] }, 'output-tensor'],
  ['binary data that did not come', { outputs: [inBinary, n] }, 'binary-size'],
  ['a size below nothing', { outputs: [{ ...inBinary, parameters: { binary_data_size: -8 } }, n] }, 'binary-size'],
  ['nesting without end', `${'['.repeat(5000)}`, 'too_deep'],
  ['a name twice', '{"outputs":[],"outputs":[]}', 'duplicate_key'],
])('an answer with %s is a flaw', (_, json, flaw) => {
  expect(read(json)).toEqual({ ok: false, flaw });
});

test('a truncated binary part, one too long and a wrong header length are flaws', () => {
  const bytes = Buffer.alloc(8);
  expect(read({ outputs: [inBinary, n] }, bytes)).toMatchObject({ ok: true });
  expect(read({ outputs: [inBinary, n] }, bytes.subarray(1))).toEqual({ ok: false, flaw: 'binary-size' });
  expect(read({ outputs: [inBinary, n] }, Buffer.alloc(9))).toEqual({ ok: false, flaw: 'bytes-left-over' });
  expect(read({ outputs: [inBinary, n] }, bytes, '1e1')).toEqual({ ok: false, flaw: 'header-length' });
  expect(read({ outputs: [inBinary, n] }, bytes, '9999')).toEqual({ ok: false, flaw: 'header-length' });
});

test('rows of different shapes fit no tensor', () => {
  const lists = engineSignature(
    'serving_default',
    { method: 'predict', inputs: { a: { dtype: 'int32', shape: [-1] } }, outputs: {} },
    {},
  );
  expect(writeOipClientRequest([{ a: [1] }, { a: [1, 2] }], lists, true)).toBeUndefined();
});

function renamed<T>(record: Readonly<Record<string, T>>, names: Readonly<Record<string, string>>): Record<string, T> {
  const known = new Map(Object.entries(names));
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [known.get(name) ?? name, value]));
}
