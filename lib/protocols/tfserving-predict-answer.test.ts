import { expect, test } from 'vitest';
import type { TensorSpec } from '@/lib/serving/signature';
import { tfTensorInfos } from './tfserving-dtype';
import { outputsOf, writePredictAnswer } from './tfserving-predict-answer';
import { writeClassifyAnswer, writeRegressAnswer } from './tfserving-results';

const review: Readonly<Record<string, TensorSpec>> = {
  label: { dtype: 'string', shape: [] },
  confidence: { dtype: 'float64', shape: [] },
  probabilities: { dtype: 'float64', shape: [2] },
};
const rows = [
  { label: 'positive', confidence: 0.75, probabilities: [0.25, 0.75] },
  { label: 'negative', confidence: 1, probabilities: [1, 0] },
];

test('several outputs are objects by row and lists by column, in the order of the signature', () => {
  const infos = tfTensorInfos(review);
  expect(writePredictAnswer(outputsOf(rows, infos, true), 'row')).toEqual({
    ok: true,
    value:
      '{"predictions":[{"label":"positive","confidence":0.75,"probabilities":[0.25,0.75]},' +
      '{"label":"negative","confidence":1.0,"probabilities":[1.0,0.0]}]}',
  });
  expect(writePredictAnswer(outputsOf(rows, infos, true), 'column')).toEqual({
    ok: true,
    value:
      '{"outputs":{"label":["positive","negative"],"confidence":[0.75,1.0],"probabilities":[[0.25,0.75],[1.0,0.0]]}}',
  });
  expect(writePredictAnswer(outputsOf(rows.slice(0, 1), infos, false), 'column')).toEqual({
    ok: true,
    value: '{"outputs":{"label":"positive","confidence":0.75,"probabilities":[0.25,0.75]}}',
  });
});

test('records, bytes and 64 bits are written whole', () => {
  const infos = tfTensorInfos({
    boxes: { dtype: 'record', shape: [-1] },
    n: { dtype: 'int64', shape: [] },
    raw: { dtype: 'bytes', shape: [] },
    text_bytes: { dtype: 'string', shape: [] },
  });
  const row = { boxes: [{ x: 1, deep: [{ s: '"' }] }], n: 2n ** 63n - 1n, raw: Uint8Array.of(255), text_bytes: 'é' };
  expect(writePredictAnswer(outputsOf([row], infos, true), 'row')).toEqual({
    ok: true,
    value:
      '{"predictions":[{"boxes":[{"x":1,"deep":[{"s":"\\""}]}],"n":9223372036854775807,' +
      '"raw":{"b64":"/w=="},"text_bytes":{"b64":"w6k="}}]}',
  });
});

test('a row that is not what its signature promises is a bug of the model', () => {
  const infos = tfTensorInfos(review);
  expect(() => outputsOf([{ label: 'a' }], infos, true)).toThrow('no output confidence');
  const wrong = outputsOf([{ label: 1, confidence: 1, probabilities: [] }], infos, true);
  expect(() => writePredictAnswer(wrong, 'row')).toThrow('label');
});

test('classify and regress write the rows of their signatures', () => {
  const classify = tfTensorInfos({
    classes: { dtype: 'string', shape: [2] },
    scores: { dtype: 'float64', shape: [2] },
  });
  expect(writeClassifyAnswer([{ classes: ['negative', 'positive'], scores: [0.25, 0.75] }], classify)).toEqual({
    ok: true,
    value: '{"results":[[["negative",0.25],["positive",0.75]]]}',
  });
  const labels = tfTensorInfos({ classes: { dtype: 'string', shape: [1] } });
  expect(writeClassifyAnswer([{ classes: ['cat'] }], labels)).toEqual({
    ok: true,
    value: '{"results":[[["cat",0.0]]]}',
  });
  const regress = tfTensorInfos({ outputs: { dtype: 'float64', shape: [1] } });
  expect(writeRegressAnswer([{ outputs: [0.5] }, { outputs: 2 }], regress)).toEqual({
    ok: true,
    value: '{"results":[0.5,2.0]}',
  });
  expect(() => writeRegressAnswer([{ outputs: [1, 2] }], regress)).toThrow('not one number');
  expect(() => writeClassifyAnswer([{ classes: ['a'], scores: [] }], classify)).toThrow('1 classes and 0 scores');
  expect([writeClassifyAnswer([{}], regress), writeRegressAnswer([{}], labels)]).toMatchObject([
    { ok: false },
    { ok: false },
  ]);
});
