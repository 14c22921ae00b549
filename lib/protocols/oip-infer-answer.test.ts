import { expect, test } from 'vitest';
import type { RowValue } from '@/lib/serving/row';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { writeOipInferAnswer } from './oip-infer-answer';

function answer(specs: Record<string, TensorSpec>, rows: Record<string, RowValue>[], binary: string[] = []) {
  const signature: Signature = { method: 'predict', inputs: {}, outputs: specs };
  const outputs = Object.keys(specs).map((name) => ({ name, binary: binary.includes(name) }));
  return writeOipInferAnswer({ model: 'demo', version: 7, rows }, signature, { id: '42', outputs });
}

function textOf(written: ReturnType<typeof answer>): string {
  if (!written.ok) return written.failure.message.en;
  const { body, headerLength } = written.value;
  return new TextDecoder().decode(body.subarray(0, headerLength ?? body.length));
}

const float: TensorSpec = { dtype: 'float64', shape: [] };

test('an answer in JSON names the model, its version as a text, the id, and each output with its batch in front', () => {
  const written = answer({ label: { dtype: 'string', shape: [] }, p: { dtype: 'float64', shape: [2] } }, [
    { label: '긍정', p: [0.25, 0.75] },
    { label: '"', p: [1, 0] },
  ]);
  expect(JSON.parse(textOf(written))).toEqual({
    model_name: 'demo',
    model_version: '7',
    id: '42',
    outputs: [
      { name: 'label', datatype: 'BYTES', shape: [2], data: ['긍정', '"'] },
      { name: 'p', datatype: 'FP64', shape: [2, 2], data: [0.25, 0.75, 1, 0] },
    ],
  });
  expect(written).toMatchObject({ ok: true, value: { contentType: 'application/json' } });
});

test('binary outputs follow the JSON in their order, little endian, whatever stands between them', () => {
  const specs: Record<string, TensorSpec> = {
    a: { dtype: 'int32', shape: [] },
    b: float,
    c: { dtype: 'string', shape: [] },
  };
  const written = answer(specs, [{ a: 258, b: 1.5, c: '한' }], ['a', 'c']);
  if (!written.ok) throw new Error(written.failure.code);
  const { body, headerLength = 0, contentType } = written.value;
  expect(contentType).toBe('application/octet-stream');
  expect(Array.from(body.subarray(headerLength))).toEqual([2, 1, 0, 0, 3, 0, 0, 0, 0xed, 0x95, 0x9c]);
  expect(JSON.parse(textOf(written)).outputs).toEqual([
    { name: 'a', datatype: 'INT32', shape: [1], parameters: { binary_data_size: 4 } },
    { name: 'b', datatype: 'FP64', shape: [1], data: [1.5] },
    { name: 'c', datatype: 'BYTES', shape: [1], parameters: { binary_data_size: 7 } },
  ]);
});

test('an answer stays JSON with NaN and infinities in it, and keeps every digit of 64-bit integers', () => {
  const rows = [Number.NaN, Infinity, -Infinity, -0].map((x) => ({ x, n: 9007199254740993n }));
  const text = textOf(answer({ x: float, n: { dtype: 'int64', shape: [] } }, rows));
  expect(text).toContain('"data":[null,1e999,-1e999,-0.0]');
  expect(text).toContain('9007199254740993');
  expect(JSON.parse(text).outputs[0].data).toEqual([null, Infinity, -Infinity, -0]);
});

test('bytes in JSON are base64 and say so', () => {
  const text = textOf(answer({ x: { dtype: 'bytes', shape: [] } }, [{ x: new Uint8Array([255, 0]) }]));
  expect(JSON.parse(text).outputs[0]).toMatchObject({ parameters: { content_type: 'base64' }, data: ['/wA='] });
});

test('rows of different lengths fit no tensor, and the answer says so', () => {
  const boxes: Record<string, TensorSpec> = { boxes: { dtype: 'record', shape: [-1] } };
  expect(textOf(answer(boxes, [{ boxes: [{ x: 1 }] }, { boxes: [] }]))).toContain('Send one row at a time');
  expect(JSON.parse(textOf(answer(boxes, [{ boxes: [{ x: 1 }, { x: 2 }] }]))).outputs[0]).toMatchObject({
    shape: [1, 2],
    data: ['{"x":1}', '{"x":2}'],
  });
});

test("a row that isn't the signature's is the handler's fault and throws", () => {
  const two: Record<string, TensorSpec> = { x: { dtype: 'float64', shape: [2] } };
  expect(() => answer(two, [{ x: [1] }])).toThrow(RangeError);
  expect(() => answer(two, [{ x: 1 }])).toThrow(RangeError);
  expect(() => answer(two, [{}])).toThrow(RangeError);
  expect(() => answer({ x: float }, [{ x: 'a' }])).toThrow(RangeError);
  expect(() => answer({ x: float }, [{ x: 'a' }], ['x'])).toThrow(RangeError);
  expect(() => answer({ x: { dtype: 'int32', shape: [] } }, [{ x: 2 ** 31 }], ['x'])).toThrow(RangeError);
  expect(() => answer({ x: { dtype: 'int64', shape: [] } }, [{ x: 2n ** 63n }])).toThrow(RangeError);
});
