import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row, RowValue } from '@/lib/serving/row';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { testLimits } from './fixtures/oip-request';
import { writeOipInferAnswer } from './oip-infer-answer';
import { readOipInferRequest } from './oip-infer-request';

const scalars: Readonly<Record<TensorSpec['dtype'], fc.Arbitrary<RowValue>>> = {
  string: fc.string({ unit: 'grapheme' }),
  bytes: fc.uint8Array({ maxLength: 6 }).map((bytes) => new Uint8Array(bytes)),
  bool: fc.boolean(),
  int32: fc.integer(),
  int64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => {
    const near = Number(value);
    return Number.isSafeInteger(near) ? near : value;
  }),
  float32: fc.float(),
  float64: fc.double(),
  record: fc.record({ x: fc.integer(), name: fc.string({ unit: 'grapheme' }) }),
};

const spec: fc.Arbitrary<TensorSpec> = fc.record({
  dtype: fc.constantFrom(...(Object.keys(scalars) as TensorSpec['dtype'][])),
  shape: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 2 }),
});

const batch = fc
  .record({
    specs: fc.dictionary(fc.constantFrom('a', 'b_2', 'text', 'c-d'), spec, { minKeys: 1 }),
    rows: fc.integer({ min: 1, max: 4 }),
    free: fc.integer({ min: 0, max: 3 }),
    binary: fc.boolean(),
  })
  .chain(({ specs, rows, free, binary }) => {
    const row = fc.record(
      Object.fromEntries(Object.entries(specs).map(([name, tensor]) => [name, anyValue(tensor, free)])),
    );
    return fc.record({
      signature: fc.constant<Signature>({ method: 'predict', inputs: specs, outputs: specs }),
      rows: fc.array(row as fc.Arbitrary<Row>, { minLength: rows, maxLength: rows }),
      binary: fc.constant(binary),
      id: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
    });
  });

/** @param free  The length of free dimensions: a tensor has one for all of its rows. */
function anyValue({ dtype, shape }: TensorSpec, free: number): fc.Arbitrary<RowValue> {
  return shape.reduceRight<fc.Arbitrary<RowValue>>((element, length) => {
    const count = length === -1 ? free : length;
    return fc.array(element, { minLength: count, maxLength: count });
  }, scalars[dtype]);
}

test('rows written as an answer, sent back as a request, are the same rows: as JSON and as binary data', () => {
  fc.assert(
    fc.property(batch, ({ signature, rows, binary, id }) => {
      const outputs = Object.keys(signature.outputs).map((name) => ({ name, binary }));
      const prediction = { model: 'm', version: 1, rows };
      const asked = id === undefined ? { outputs } : { id, outputs };
      const answer = writeOipInferAnswer(prediction, signature, asked);
      if (!answer.ok) throw new Error(answer.failure.message.en);
      const { body, headerLength } = answer.value;
      expect(headerLength !== undefined).toBe(binary);
      const head = JSON.parse(new TextDecoder().decode(body.subarray(0, headerLength ?? body.length)));
      expect([head.model_name, head.model_version, head.id]).toEqual(['m', '1', id]);
      // An answer's tensors are what a request's are, under a name that is one letter shorter.
      const text = Buffer.from(body).toString('latin1').replace('"outputs":[', '"inputs":[');
      const back = Buffer.from(text, 'latin1');
      const length = headerLength === undefined ? undefined : String(headerLength - 1);
      const read = readOipInferRequest(back, length, { serving_default: signature }, testLimits);
      if (!read.ok) throw new Error(read.failure.message.en);
      expect(read.value.rows).toEqual(rows);
      expect(read.value.id).toBe(id);
    }),
    { numRuns: 500 },
  );
});
