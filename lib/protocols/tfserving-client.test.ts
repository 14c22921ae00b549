import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dtypes, type Signature } from '@/lib/serving/signature';
import { engineSignature } from './engine-signature';
import { anyBatch } from './fixtures/any-batch';
import { readPredictBody } from './tfserving-body';
import { readTfClientAnswer } from './tfserving-client-answer';
import { writeTfClientRequest } from './tfserving-client-request';
import { tfTensorInfos } from './tfserving-dtype';
import { outputsOf, writePredictAnswer } from './tfserving-predict-answer';
import { decodePredict, rowsOf } from './tfserving-predict-request';

test('a server of the protocol reads the rows that were sent', () => {
  fc.assert(
    fc.property(anyBatch(dtypes.filter((dtype) => dtype !== 'record')), ({ signature, rows }) => {
      // A tensor whose outer length is 0 says nothing of its inner ones in JSON.
      fc.pre(Object.values(signature.inputs).every(({ shape }) => shape.every((length) => length !== 0)));
      const engine = engineSignature('serving_default', signature, {});
      const infos = tfTensorInfos(signature.inputs);
      const body = readPredictBody(Buffer.from(writeTfClientRequest(rows, engine)));
      if (!body.ok) throw new Error(body.error.message);
      expect(body.value.signatureName).toBe('serving_default');
      const tensors = decodePredict(body.value, infos);
      if (!tensors.ok) throw new Error(tensors.error.message);
      const read = rowsOf(tensors.value, infos);
      expect(read).toEqual({ ok: true, value: { rows, isBatched: true } });
    }),
    { numRuns: 300 },
  );
});

test('the answer of a server of the protocol is read back', () => {
  fc.assert(
    fc.property(anyBatch(dtypes), ({ signature, rows }) => {
      const engine = engineSignature('serving_default', signature, {});
      const answer = writePredictAnswer(outputsOf(rows, tfTensorInfos(signature.outputs), true), 'row');
      if (!answer.ok) throw new Error(answer.error.message);
      expect(readTfClientAnswer(Buffer.from(answer.value), engine, rows.length)).toEqual({ ok: true, value: rows });
    }),
    { numRuns: 300 },
  );
});

const text: Signature['inputs'] = { text: { dtype: 'string', shape: [] } };
const two = engineSignature(
  'serving_default',
  { method: 'predict', inputs: text, outputs: { p: { dtype: 'float64', shape: [2] }, label: text.text } },
  { outputs: { p: 'probs' } },
);
const one = engineSignature(
  'regress',
  { method: 'regress', inputs: text, outputs: { p: { dtype: 'float32', shape: [] } } },
  {},
);

function read(json: unknown, signature = two) {
  const body = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json));
  return readTfClientAnswer(body, signature, 1);
}

test('a single input goes bare and several by the names of the engine', () => {
  expect(writeTfClientRequest([{ text: '"가"' }, { text: 'b' }], one)).toBe(
    '{"signature_name":"regress","instances":["\\"가\\"","b"]}',
  );
  const inputs: Signature['inputs'] = { x: { dtype: 'float32', shape: [-1] }, image: { dtype: 'bytes', shape: [] } };
  const both = engineSignature('s', { method: 'predict', inputs, outputs: {} }, { inputs: { x: 'X' } });
  expect(writeTfClientRequest([{ x: [Number.NaN, -0, 1e10], image: Buffer.from('a') }], both)).toBe(
    '{"signature_name":"s","instances":[{"X":[NaN,-0.0,1e+10],"image":{"b64":"YQ=="}}]}',
  );
});

test('outputs are taken by name, bare where there is one, whole numbers for floats, and others passed over', () => {
  const rows = { ok: true, value: [{ p: [0.25, 1], label: 'a' }] };
  expect(read({ predictions: [{ label: 'a', probs: [0.25, 1], more: 1 }] })).toEqual(rows);
  expect(read({ predictions: [0.5] }, one)).toEqual({ ok: true, value: [{ p: 0.5 }] });
  expect(read({ predictions: [{ p: 0.5, more: 2 }] }, one)).toEqual({ ok: true, value: [{ p: 0.5 }] });
  expect(read('{"predictions":[NaN]}', one)).toEqual({ ok: true, value: [{ p: Number.NaN }] });
});

test.each([
  ['no JSON', 'garbage', 'bad_json'],
  ['nothing', '', 'bad_json'],
  ['cut JSON', '{"predictions":[{"label":"a","probs":[0.25', 'bad_json'],
  ['an error', { error: 'canary' }, 'no-predictions'],
  ['another format', { outputs: {} }, 'no-predictions'],
  ['more rows than were sent', { predictions: [{}, {}] }, 'row-count'],
  ['a missing output', { predictions: [{ label: 'a' }] }, 'output-missing'],
  ['a bare value for two outputs', { predictions: [1] }, 'output-missing'],
  ['another shape', { predictions: [{ label: 'a', probs: [1] }] }, 'output-tensor'],
  ['more dimensions', { predictions: [{ label: 'a', probs: [[1], [2]] }] }, 'output-tensor'],
  ['a text for a number', { predictions: [{ label: 'a', probs: ['1', 2] }] }, 'output-tensor'],
  ['a number for a text', { predictions: [{ label: 1, probs: [1, 2] }] }, 'output-tensor'],
  ['nothing for a text', { predictions: [{ label: null, probs: [1, 2] }] }, 'output-tensor'],
  ['values without end', `[${'1,'.repeat(2_000_001)}1]`, 'too-many-values'],
])('an answer with %s is a flaw', (_, json, flaw) => {
  expect(read(json)).toEqual({ ok: false, flaw });
});

test('bytes that are no text are a flaw', () => {
  expect(readTfClientAnswer(Uint8Array.of(0x7b, 0xff), two, 1)).toEqual({ ok: false, flaw: 'bad_encoding' });
});
