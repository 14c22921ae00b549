import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import type { Signature } from '@/lib/serving/signature';
import { findTfSignature, type TfVerb } from './tfserving-lookup';
import { writeTfMetadata, writeTfStatus } from './tfserving-model-bodies';
import { readTfRoute } from './tfserving-route';
import { tfErrorOf } from './tfserving-status';

function signature(method: TfVerb): Signature {
  return {
    method,
    inputs: { text: { dtype: 'string', shape: [] } },
    outputs: { outputs: { dtype: 'float64', shape: [2] } },
  };
}

const signatures = {
  serving_default: signature('predict'),
  classify: signature('classify'),
  regress: signature('regress'),
};

test('without a name each verb finds its signature; a name is taken at its word', () => {
  const found = (verb: TfVerb, name?: string) => {
    const result = findTfSignature(signatures, verb, name);
    return result.ok ? result.value.key : result.error.message;
  };
  expect([found('predict'), found('predict', ''), found('classify'), found('regress', '')]).toEqual([
    'serving_default',
    'serving_default',
    'classify',
    'regress',
  ]);
  expect(found('predict', 'regress')).toBe('regress');
  expect(found('predict', 'constructor')).toBe('Serving signature name: "constructor" not found in signature def');
  expect(found('regress', 'nope')).toBe('No signature was found with the name: nope');
  expect(found('regress', 'classify')).toContain('Expected regression signature');
  expect(found('classify', 'serving_default')).toContain('Was: tensorflow/serving/predict');
});

test('routes name versions and labels, and decode after matching', () => {
  const route = (path: string, method = 'POST') => {
    const result = readTfRoute(method, path);
    return result.ok ? result.value : result.error.message;
  };
  const infer = { kind: 'infer', verb: 'predict' };
  expect(route('/v1/models/a%3Ab/labels/x%2Fy:predict')).toEqual({ ...infer, name: 'a:b', label: 'x/y' });
  expect(route('/V1/MODELS/A/Versions/0012:predict')).toEqual({ ...infer, name: 'A', version: 12 });
  expect(route('/v1/models/a/versions/9223372036854775807/metadata', 'GET')).toEqual({
    kind: 'metadata',
    name: 'a',
    version: 9223372036854775807n,
  });
  expect(route('/v1/models/a/versions/9223372036854775808', 'GET')).toContain('Failed to convert version');
  expect(route('/v1/models/labels/x', 'GET')).toContain('Missing model name');
  expect(route('/v1/models/metadata', 'GET')).toEqual({ kind: 'status', name: 'metadata' });
  expect(route('/v1/models/a%zz:predict')).toContain('Malformed request');
  expect(route('/v1/models/a:predict\n')).toContain('Malformed request');
  expect(route('/v1/models/a', 'HEAD')).toContain('Malformed request: HEAD');
});

test('metadata describes a batch, dimension 0 being free', () => {
  const { metadata, model_spec } = JSON.parse(writeTfMetadata('m', 3, signatures));
  expect(model_spec).toEqual({ name: 'm', signature_name: '', version: '3' });
  expect(metadata.signature_def.signature_def.regress).toEqual({
    inputs: {
      text: {
        dtype: 'DT_STRING',
        tensor_shape: { dim: [{ size: '-1', name: '' }], unknown_rank: false },
        name: 'text:0',
      },
    },
    outputs: {
      outputs: {
        dtype: 'DT_DOUBLE',
        tensor_shape: {
          dim: [
            { size: '-1', name: '' },
            { size: '2', name: '' },
          ],
          unknown_rank: false,
        },
        name: 'outputs:0',
      },
    },
    method_name: 'tensorflow/serving/regress',
    defaults: {},
  });
});

test('versions are listed by number, the newest first', () => {
  const text = writeTfStatus([2, 10, 1].map((version) => ({ version, state: 'LOADING' })));
  expect(JSON.parse(text).model_version_status.map((one: { version: string }) => one.version)).toEqual([
    '10',
    '2',
    '1',
  ]);
});

test('failures of the model server have a canonical code and its status, and say when to come again', () => {
  expect(tfErrorOf(failure('busy', '바빠요', 'Busy.', 2))).toEqual({
    code: 'UNAVAILABLE',
    httpStatus: 503,
    message: 'Busy.',
    retryAfterSeconds: 2,
  });
  expect(tfErrorOf(failure('too_many_items', '많아요', 'Too many.'))).toMatchObject({
    code: 'INVALID_ARGUMENT',
    httpStatus: 400,
  });
  expect(tfErrorOf(failure('internal', '이런', 'Oh.'))).toMatchObject({ code: 'INTERNAL', httpStatus: 500 });
});
