import { expect, test } from 'vitest';
import type { Manifest } from '@/lib/serving/manifest';
import { maxWarmupRequests, readWarmupRequests } from './warmup-requests';

const manifest: Manifest = {
  format: 1,
  name: 'reviews',
  version: 1,
  handler: 'naive-bayes',
  title: { ko: '리뷰', en: 'Reviews' },
  description: { ko: '리뷰', en: 'Reviews' },
  licence: 'Apache-2.0',
  signatures: {
    serving_default: {
      method: 'predict',
      inputs: { text: { dtype: 'string', shape: [] } },
      outputs: { label: { dtype: 'string', shape: [] } },
    },
    pair: {
      method: 'predict',
      inputs: { x: { dtype: 'float32', shape: [2] } },
      outputs: { y: { dtype: 'float32', shape: [] } },
    },
  },
  files: [],
};

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
const read = (...lines: string[]) => readWarmupRequests(bytesOf(lines), manifest);

test('each line is a predict request, by rows or by columns, of any signature; empty lines are passed over', () => {
  const requests = read(
    '{"instances": ["좋아요", "싫어요"]}',
    '',
    '  \r',
    '{"inputs": {"text": ["a"]}}',
    '{"signature_name": "pair", "instances": [{"x": [1, 2]}, {"x": [3, 4]}]}',
    '',
  );
  expect(requests).toEqual({
    ok: true,
    value: [
      { signature: 'serving_default', rows: [{ text: '좋아요' }, { text: '싫어요' }] },
      { signature: 'serving_default', rows: [{ text: 'a' }] },
      { signature: 'pair', rows: [{ x: [1, 2] }, { x: [3, 4] }] },
    ],
  });
});

test('an empty file holds no requests', () => {
  expect([read(''), read('\n\n')]).toEqual([
    { ok: true, value: [] },
    { ok: true, value: [] },
  ]);
});

test.each([
  ['{"instances": [1', 'JSON Parse error'],
  ['{"rows": []}', "Missing 'inputs' or 'instances' key"],
  ['{"instances": [3]}', 'is not of expected type: string'],
  ['{"signature_name": "none", "instances": ["a"]}', 'Serving signature name: "none" not found'],
  ['{"signature_name": "pair", "instances": [{"x": [1, 2]}, {"x": [3]}]}', 'Expecting'],
])('a line that is no request is refused by its number: %s', (line, detail) => {
  const outcome = readWarmupRequests(bytesOf(['{"instances": ["a"]}', '', line]), manifest, 'detail');
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
  if (outcome.ok) return;
  expect(outcome.failure.message.en).toContain('Line 3 of warmup.jsonl');
  expect(outcome.failure.message.en).toContain(detail);
});

test('what stands in a wrong line is told to its owner alone', () => {
  const lines = ['{"signature_name": "pair", "instances": [{"x": ["비밀 리뷰", 1]}]}'];
  expect(JSON.stringify(readWarmupRequests(bytesOf(lines), manifest, 'detail'))).toContain('비밀 리뷰');
  const told = JSON.stringify(read(...lines));
  expect(told).toContain('Line 1 of warmup.jsonl');
  expect(told).not.toContain('비밀');
});

test('a thousand requests are taken and one more is refused', () => {
  const lines = Array<string>(maxWarmupRequests).fill('{"instances": ["a"]}');
  const full = read(...lines);
  expect(full.ok && full.value.length).toBe(1000);
  expect(read(...lines, '{"instances": ["a"]}')).toMatchObject({ failure: { code: 'model_invalid' } });
});
