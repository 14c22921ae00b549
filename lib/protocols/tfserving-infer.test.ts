import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { answerDemo } from './fixtures/tfserving-demo';
import { readPredictBody } from './tfserving-body';
import { tfTensorInfos } from './tfserving-dtype';
import { tfMissing, tfRefusal } from './tfserving-failures';
import { filterOutputs } from './tfserving-output-filter';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const demo = (body: string, verb = 'predict') => answerDemo('POST', `/v1/models/demo:${verb}`, bytesOf(body));

const json = fc.oneof(
  fc.json(),
  fc
    .record({ instances: fc.oneof(fc.array(fc.double()), fc.array(fc.array(fc.integer())), fc.jsonValue()) })
    .map((body) => JSON.stringify(body)),
  fc
    .record({ inputs: fc.oneof(fc.array(fc.double()), fc.float(), fc.jsonValue()) })
    .map((body) => JSON.stringify(body)),
);

test('an answer, right or wrong, is the same whichever way the body was read', () => {
  let right = 0;
  fc.assert(
    fc.property(json, (body) => {
      const quick = demo(body);
      if (quick.ok) right++;
      // Text behind the value is ignored, and JSON.parse refuses it: this body is read the careful way.
      expect(demo(`${body} tail`)).toEqual(quick);
    }),
    { numRuns: 2000 },
  );
  expect(right).toBeGreaterThan(200);
});

const outputs = tfTensorInfos({
  label: { dtype: 'string', shape: [] },
  confidence: { dtype: 'float64', shape: [] },
  boxes: { dtype: 'record', shape: [-1] },
});

function filtered(members: string): unknown {
  const body = readPredictBody(bytesOf(`{"instances":[1]${members}}`));
  const wanted = body.ok ? filterOutputs(body.value, outputs) : body;
  return wanted.ok ? [...wanted.value.keys()] : wanted.error.message;
}

test('output_filter chooses outputs, in the order of the signature', () => {
  expect(filtered('')).toEqual(['label', 'confidence', 'boxes']);
  expect(filtered(',"output_filter":[]')).toEqual(['label', 'confidence', 'boxes']);
  expect(filtered(',"output_filter":["confidence","label"]')).toEqual(['label', 'confidence']);
  expect(filtered(',"output_filter":["label"],"output_filter":["boxes"]')).toEqual(['label']);
  expect(filtered(',"output_filter":["constructor"]')).toContain('not found in signature: "constructor"');
  expect(filtered(',"output_filter":[1]')).toContain('expected to be in the set {label,confidence,boxes}');
  expect(filtered(',"output_filter":"label"')).toContain('must be a list');
});

test('a model that does not answer now is not found, and a full queue is told in the words that clients know', () => {
  const spec = { name: 'm', version: 3 };
  expect(tfMissing(failure('model_unavailable', '잠깐', 'Loading.', 4), spec)).toEqual({
    code: 'NOT_FOUND',
    httpStatus: 404,
    message: 'Servable not found for request: Specific(m, 3)',
    retryAfterSeconds: 4,
  });
  expect(tfMissing(failure('draining', '끝', 'Closing.', 5), spec)).toMatchObject({ httpStatus: 503 });
  expect(
    tfMissing(failure('model_not_found', '없어요', 'None.'), { name: 'm', version: 2n ** 63n - 1n }),
  ).toMatchObject({
    message: 'Servable not found for request: Specific(m, 9223372036854775807)',
  });
  expect(tfMissing(failure('model_not_found', '없어요', 'None.'), { name: 'm', label: 'stable' })).toMatchObject({
    httpStatus: 400,
    message: 'Unrecognized servable version label: stable',
  });
  expect(tfRefusal(failure('busy', '바빠요', 'Busy.', 2), 1)).toEqual({
    code: 'UNAVAILABLE',
    httpStatus: 503,
    message: 'The batch scheduling queue to which this task was submitted is full. Busy.',
    retryAfterSeconds: 2,
  });
  const large = tfRefusal(failure('too_many_items', '많아요', 'At most 8.'), 9);
  expect(large).toEqual({
    code: 'INVALID_ARGUMENT',
    httpStatus: 400,
    message: 'Task size 9 is larger than maximum batch size. At most 8.',
  });
});

test('a body of very many values is refused before they are made', () => {
  const many = `{"instances":[${'1,'.repeat(2_000_000)}1]}`;
  expect(demo(many)).toMatchObject({
    ok: false,
    error: { httpStatus: 400, message: expect.stringContaining('more than 2000000 values') },
  });
  const opened = '['.repeat(2_100_000);
  expect(demo(`{"other":${opened}`)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('more than 2000000 values') },
  });
  const examples = `{"examples":[{"x":[${'1.5,'.repeat(500_000)}1]}]}`;
  expect(demo(examples, 'regress')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('Too many values') },
  });
  expect(demo(`{"instances":[${'1,'.repeat(60_000)}NaN]}`).ok).toBe(true);
});
