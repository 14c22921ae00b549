import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { manifestSchema } from '@/lib/serving/manifest';
import { oipErrorBody, oipLive, oipModelMetadata, oipReady, oipServerMetadata } from './oip-bodies';

const title = { ko: '가', en: 'a' };
const text = { dtype: 'string', shape: [] };
const manifest = manifestSchema.parse({
  format: 1,
  name: 'demo',
  version: 2,
  handler: 'bayes',
  title,
  description: title,
  licence: 'Apache-2.0',
  files: [],
  signatures: {
    classify: { method: 'classify', inputs: {}, outputs: {} },
    serving_default: {
      method: 'predict',
      inputs: { text },
      outputs: { n: { dtype: 'int64', shape: [] }, p: { dtype: 'float32', shape: [-1, 2] } },
    },
  },
});

test('metadata describes serving_default, with the batch in front, and versions as texts', () => {
  expect(oipModelMetadata(manifest, [2, 10])).toEqual({
    name: 'demo',
    versions: ['10', '2'],
    platform: 'lectern_bayes',
    inputs: [{ name: 'text', datatype: 'BYTES', shape: [-1] }],
    outputs: [
      { name: 'n', datatype: 'INT64', shape: [-1] },
      { name: 'p', datatype: 'FP32', shape: [-1, -1, 2] },
    ],
    parameters: { signatures: 'serving_default,classify' },
  });
});

test('the server says that it takes binary tensors, health is in the status, and an error is a text', () => {
  expect(oipServerMetadata('1.2.3')).toEqual({ name: 'lectern', version: '1.2.3', extensions: ['binary_tensor_data'] });
  expect([oipLive(true).status, oipReady(true).status, oipReady(false).status]).toEqual([200, 200, 400]);
  expect(oipErrorBody(failure('busy', '바빠요', 'Busy'), 'en')).toEqual({ error: 'Busy', code: 'busy' });
});
