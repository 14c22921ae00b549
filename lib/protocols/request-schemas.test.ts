import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRowCheck } from '@/lib/serving/check-rows';
import { dtypes, type Signature, type TensorSpec } from '@/lib/serving/signature';
import { readDetectForm } from './detect-form';
import { detectJsonSchema, readDetectJson } from './detect-json';
import { detectFormSchema } from './openapi-detect';
import { examplesRequestSchema, predictRequestSchema } from './openapi-tfserving-schemas';
import { readReviewRequest, reviewLimits, reviewRequestSchema } from './review-request';
import { sampleRow } from './sample-row';
import { readExamplesBody, readPredictBody } from './tfserving-body';
import { tfTensorInfos } from './tfserving-dtype';
import { exampleRows } from './tfserving-example-rows';
import { decodeExamples } from './tfserving-examples';
import { decodePredict, rowsOf } from './tfserving-predict-request';

/** Descriptions of the API are made of schemas; these tests hold the schemas to the readers that really check. */

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const runs = { numRuns: 1000, seed: 5 };

/** Objects of the given fields, each there or not, the first mostly; now and then one that no reader knows. */
function objectsOf(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const usual = fc.record(fields, { requiredKeys: Object.keys(fields).slice(0, 1) });
  const strange = fc.record({ ...fields, strange: fc.string() }, { requiredKeys: ['strange'] });
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: strange });
}

function often(usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 15, arbitrary: usual }, { weight: 1, arbitrary: fc.jsonValue() });
}

test('the schema of /predict takes exactly what its reader takes', () => {
  const texts = fc.oneof(fc.string(), fc.array(often(fc.string()), { maxLength: 4 }));
  const bodies = objectsOf({
    text: often(texts),
    do_fast: often(fc.boolean()),
    use_fast: often(fc.boolean()),
    model_type: often(fc.constantFrom('ml', 'dl', 'xl')),
    model: often(fc.constantFrom('sentiment-fast', 'sentiment-accurate', 'other', 'No Name')),
    explain: often(fc.boolean()),
  });
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(bodies, (body) => {
      const taken = readReviewRequest(bytesOf(body)).ok;
      seen[taken ? 'taken' : 'refused']++;
      expect(reviewRequestSchema.safeParse(JSON.parse(JSON.stringify(body))).success).toBe(taken);
    }),
    runs,
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(20);
});

test.each([
  ['the longest text', 'ㄱ'.repeat(reviewLimits.characters)],
  ['the longest text, of two units a character', '😀'.repeat(reviewLimits.characters)],
  ['a text that is too long', '😀'.repeat(reviewLimits.characters + 1)],
  ['the most texts', Array(reviewLimits.texts).fill('a')],
  ['a text too many', Array(reviewLimits.texts + 1).fill('a')],
])('reader and schema of /predict agree on %s', (_, text) => {
  expect(reviewRequestSchema.safeParse({ text }).success).toBe(readReviewRequest(bytesOf({ text })).ok);
});

const sizes = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 90 }));
const settings = {
  scaleFactor: fc.double({ min: 0.9, max: 2.2, noNaN: true }),
  minNeighbors: fc.integer({ min: -2, max: 110 }),
};
const cascades = fc.constantFrom('haarcascade_eye', 'haarcascade_smile', 'lbpcascade_frontalface', 'no cascade');

test('the schema of /detect in JSON takes what its reader takes, but for the rules between two fields', () => {
  const bodies = objectsOf({
    image: often(fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('base64'))),
    cascade: often(cascades),
    cascadeXml: often(fc.constantFrom('<a/>', '')),
    scaleFactor: often(settings.scaleFactor),
    minNeighbors: often(settings.minNeighbors),
    minSize: often(fc.option(sizes)),
    maxSize: often(fc.option(sizes)),
    inside: often(fc.array(cascades, { maxLength: 4 })),
  });
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(bodies, (body) => {
      const read = readDetectJson(bytesOf(body));
      const fits = detectJsonSchema.safeParse(JSON.parse(JSON.stringify(body))).success;
      seen[read.ok ? 'taken' : 'refused']++;
      if (read.ok) expect(fits).toBe(true);
      else if (fits) expect(read.failure.message.en).toMatch(/^Both "cascade"|^"minSize" is larger/);
    }),
    runs,
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(20);
});

test('the schema of /detect as a form takes what its reader takes, but for the rules between two fields', () => {
  const sizeTexts = fc.oneof(
    sizes.map(([width, height]) => `${width},${height}`),
    fc.constantFrom('null', '20x20', '20 × 20', 'big'),
  );
  const bodies = objectsOf({
    image: fc.constant(new File(['a'], 'a.jpg')),
    cascade: cascades,
    cascadeFile: fc.constant(new File(['<a/>'], 'a.xml')),
    scaleFactor: fc.constantFrom(0.9, 1.05, 1.1, 2, 2.1),
    minNeighbors: settings.minNeighbors,
    minSize: sizeTexts,
    maxSize: sizeTexts,
    inside: fc.uniqueArray(cascades, { minLength: 1, maxLength: 4 }),
  });
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(bodies, (body) => {
      const parts = Object.entries(body).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((one) => ({
          name,
          value: one instanceof File ? new TextEncoder().encode(one.name) : String(one),
        })),
      );
      const read = readDetectForm(parts);
      const fits = detectFormSchema.safeParse(body).success;
      seen[read.ok ? 'taken' : 'refused']++;
      if (read.ok) expect([body, fits]).toEqual([body, true]);
      else if (fits) expect(read.failure.message.en).toMatch(/^Both "cascade"|^"m..Size"/);
    }),
    runs,
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(20);
});

const specs: fc.Arbitrary<TensorSpec> = fc.record({
  dtype: fc.constantFrom(...dtypes),
  // A free length inside another list may differ within a row, which no tensor can and a schema can't say.
  shape: fc.constantFrom([], [-1], [1], [2], [2, 1], [-1, 2]),
});
const signatures: fc.Arbitrary<Signature> = fc.record({
  method: fc.constant('predict' as const),
  inputs: fc.dictionary(fc.constantFrom('a', 'b'), specs, { minKeys: 1, maxKeys: 2 }),
  outputs: fc.constant({}),
});

/** Values near what a tensor takes: right ones, and right ones of another kind. */
const values = fc.letrec((tie) => ({
  scalar: fc.oneof(
    fc.boolean(),
    fc.integer(),
    fc.constantFrom(0, 1, 2 ** 31, -(2 ** 31), 2 ** 40, 0.5, -1.5),
    fc.string({ maxLength: 3 }),
    fc.constant(null),
    fc.constantFrom({ b64: 'YWJj' }, { b64: '!' }),
  ),
  value: fc.oneof(
    { weight: 3, arbitrary: tie('scalar') },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 2 }) },
  ),
})).value;

/** One value of a tensor, by its dtype and shape, mostly. */
function tensorValue({ dtype, shape }: TensorSpec, wrongly = often): fc.Arbitrary<unknown> {
  const [length, ...rest] = shape;
  if (length === undefined) return wrongly(scalarOf(dtype));
  const element = tensorValue({ dtype, shape: rest }, wrongly);
  const exact = length === -1 ? { minLength: 1, maxLength: 2 } : { minLength: length, maxLength: length };
  return fc.array(element, exact);
}

function scalarOf(dtype: TensorSpec['dtype']): fc.Arbitrary<unknown> {
  if (dtype === 'string') return fc.string({ maxLength: 3 });
  if (dtype === 'bytes')
    return fc.uint8Array({ maxLength: 4 }).map((bytes) => ({ b64: Buffer.from(bytes).toString('base64') }));
  if (dtype === 'bool') return fc.constantFrom(true, false, true, false, 0, 1, 2);
  if (dtype === 'float32' || dtype === 'float64') return fc.integer().map((whole) => whole + 0.5);
  if (dtype === 'record') return fc.constant({});
  return fc.integer();
}

/** What the reader and the model server's own check together say of a body. */
function takesPredict(body: unknown, { inputs }: Signature): boolean {
  const read = readPredictBody(bytesOf(body));
  if (!read.ok) return false;
  const infos = tfTensorInfos(inputs);
  const decoded = decodePredict(read.value, infos);
  if (!decoded.ok) return false;
  const cut = rowsOf(decoded.value, infos);
  return cut.ok && compileRowCheck(inputs)(cut.value.rows) === undefined;
}

test('the schema made from a signature takes a row exactly when reader and row check take it', () => {
  const cases = signatures.chain((signature) => {
    const row = fc.record(
      Object.fromEntries(Object.entries(signature.inputs).map(([name, spec]) => [name, tensorValue(spec)])),
    );
    const [first] = Object.values(signature.inputs);
    const bare = first ? tensorValue(first) : values;
    return fc.tuple(
      fc.constant(signature),
      fc.oneof({ weight: 6, arbitrary: row }, { weight: 2, arbitrary: bare }, values),
    );
  });
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(cases, ([signature, row]) => {
      const body: unknown = JSON.parse(JSON.stringify({ instances: [row] }));
      const taken = takesPredict(body, signature);
      const fits = predictRequestSchema(signature).safeParse(body).success;
      seen[taken ? 'taken' : 'refused']++;
      // Narrower in one way: bytes are described as base64, and text as text, though the reader takes either.
      if (!(taken && isOtherText(row, signature))) expect([signature, row, fits]).toEqual([signature, row, taken]);
    }),
    { ...runs, numRuns: 700 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100);
});

/** Whether a text stands where bytes are described, or the other way round. */
function isOtherText(row: unknown, { inputs }: Signature): boolean {
  const text = JSON.stringify(row);
  const kinds = Object.values(inputs).map(({ dtype }) => dtype);
  return (kinds.includes('string') && text.includes('b64')) || (kinds.includes('bytes') && /"[^"]*"(?!:)/.test(text));
}

test('the schema of examples takes what the readers of :classify and :regress take', () => {
  const cases = signatures.chain((signature) => {
    const fields = Object.entries(signature.inputs).map(([name, spec]) => [name, tensorValue(spec, (usual) => usual)]);
    return fc.tuple(fc.constant(signature), fc.record(Object.fromEntries(fields)));
  });
  let taken = 0;
  fc.assert(
    fc.property(cases, ([signature, example]) => {
      const body: unknown = JSON.parse(JSON.stringify({ examples: [example] }));
      if (!examplesRequestSchema(signature).safeParse(body).success) return;
      const read = readExamplesBody(bytesOf(body));
      const decoded = read.ok ? decodeExamples(read.value) : read;
      const rows = decoded.ok ? exampleRows(decoded.value, tfTensorInfos(signature.inputs)) : decoded;
      expect([signature, example, rows.ok && compileRowCheck(signature.inputs)(rows.value)]).toEqual([
        signature,
        example,
        undefined,
      ]);
      taken++;
    }),
    { ...runs, numRuns: 700 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('a sample row has the kind and shape that its signature asks for', () => {
  fc.assert(
    fc.property(signatures, (signature) => {
      const row = sampleRow('any', signature);
      expect(compileRowCheck(signature.inputs)([row])).toBeUndefined();
    }),
    runs,
  );
});
