import { expect, test } from 'vitest';
import type { TensorSpec } from '@/lib/serving/signature';
import { readExamplesBody } from './tfserving-body';
import { tfTensorInfos } from './tfserving-dtype';
import { exampleRows } from './tfserving-example-rows';
import { decodeExamples } from './tfserving-examples';

function rows(json: string, inputs: Readonly<Record<string, TensorSpec>>): unknown {
  const body = readExamplesBody(new TextEncoder().encode(json));
  const examples = body.ok ? decodeExamples(body.value) : body;
  const made = examples.ok ? exampleRows(examples.value, tfTensorInfos(inputs)) : examples;
  return made.ok ? made.value : made.error.message;
}

const text: TensorSpec = { dtype: 'string', shape: [] };

test('an input takes the feature of its name; an example wins over the context, others are left aside', () => {
  expect(
    rows('{"examples":[{"text":"좋아요","n":1},{"text":["별로"]},{}],"context":{"text":"공통"}}', { text }),
  ).toEqual([{ text: '좋아요' }, { text: '별로' }, { text: '공통' }]);
});

test('values are those of the input', () => {
  const inputs: Record<string, TensorSpec> = {
    f: { dtype: 'float32', shape: [-1] },
    d: { dtype: 'float64', shape: [] },
    i: { dtype: 'int32', shape: [] },
    l: { dtype: 'int64', shape: [] },
    b: { dtype: 'bool', shape: [] },
    s: { dtype: 'bytes', shape: [] },
  };
  expect(
    rows('{"examples":[{"f":[0.1,2.0],"d":4,"i":-3,"l":9007199254740993,"b":true,"s":{"b64":"AP8="}}]}', inputs),
  ).toEqual([{ f: [Math.fround(0.1), 2], d: 4, i: -3, l: 9007199254740993n, b: true, s: Uint8Array.of(0, 255) }]);
});

test('what an input can take nothing from is refused', () => {
  expect(rows('{"examples":[{}]}', { text })).toBe('Feature: text is required but could not be found.');
  expect(rows('{"examples":[{"text":[]}]}', { text })).toBe('Feature: text is required but could not be found.');
  expect(rows('{"examples":[{"text":5}]}', { text })).toBe("Key: text. Data types don't match. Expected type: string");
  expect(rows('{"examples":[{"text":{"b64":"/w=="}}]}', { text })).toContain("Data types don't match");
  expect(rows('{"examples":[{"text":["a","b"]}]}', { text })).toContain('values size: 2');
  expect(rows('{"examples":[{"i":2147483648}]}', { i: { dtype: 'int32', shape: [] } })).toContain(
    'Expected type: int32',
  );
  expect(rows('{"examples":[{"i":1.0}]}', { i: { dtype: 'int32', shape: [] } })).toContain('Expected type: int32');
  expect(rows('{"examples":[{"b":2}]}', { b: { dtype: 'bool', shape: [] } })).toContain('Expected type: bool');
  expect(rows('{"examples":[]}', { text })).toContain("'examples' value is an empty array");
});
