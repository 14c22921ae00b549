import { expect, test } from 'vitest';
import type { TensorSpec } from '@/lib/serving/signature';
import { signatureFields } from './signature-fields';

test.each([
  ['string', [], 'text'],
  ['string', [-1], 'lines'],
  ['string', [3], 'lines'],
  ['string', [2, -1], 'json'],
  ['bool', [], 'switch'],
  ['bool', [4], 'list'],
  ['int32', [], 'number'],
  ['int64', [2], 'numbers'],
  ['float32', [6], 'numbers'],
  ['float32', [7], 'list'],
  ['float64', [-1], 'list'],
  ['float64', [0], 'list'],
  ['float32', [2, 2], 'list'],
  ['bytes', [], 'file'],
  ['bytes', [-1], 'files'],
  ['record', [], 'json'],
  ['record', [-1], 'json'],
] as const)('an input of %s %j is asked for by %s', (dtype, shape, kind) => {
  const spec: TensorSpec = { dtype, shape: [...shape] };
  const [field] = signatureFields({ method: 'predict', inputs: { x: spec }, outputs: {} });
  expect(field?.widget.kind).toBe(kind);
});

test('fields keep the order of the manifest and its words', () => {
  const title = { ko: '나이', en: 'Age' };
  const inputs: Record<string, TensorSpec> = {
    zebra: { dtype: 'int32', shape: [], title },
    ape: { dtype: 'string', shape: [] },
  };
  const fields = signatureFields({ method: 'predict', inputs, outputs: {} });
  expect(fields.map(({ name, title: words }) => [name, words])).toEqual([
    ['zebra', title],
    ['ape', undefined],
  ]);
});
