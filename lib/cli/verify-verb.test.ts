import { appendFile, open, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelHouse, openModelHouse } from './fixtures/model-house';

let house: ModelHouse;
beforeEach(async () => {
  house = await openModelHouse();
});
afterEach(() => house.close());

const verify = () => house.run(['verify', 'sentiment-fast']);

test('a whole version passes every check, a line each', async () => {
  const { code, out, errors } = await verify();
  expect([code, errors]).toEqual([0, '']);
  expect(out.match(/^./gmu)?.join('')).toBe('s✓✓✓✓✓✓온');
  for (const words of ['manifest', 'SHA-256', 'naive-bayes', 'serving_default', 'classify', 'regress']) {
    expect(out).toContain(words);
  }
});

test('requests of warmup.jsonl are asked in place of made-up rows', async () => {
  const lines = [
    '{"instances": ["좋아요", "싫어요"]}',
    '{"signature_name": "regress", "inputs": {"text": ["좋아요"]}}',
  ];
  await writeFile(`${house.version}/warmup.jsonl`, lines.join('\n'));
  const { code, out } = await verify();
  expect(code).toBe(0);
  expect(out).toContain('2 requests answered');
  expect(out).toContain('trial of classify');
  expect(out).not.toContain('trial of regress');
  await appendFile(`${house.version}/warmup.jsonl`, '\n{"instances": [7]}');
  const broken = await verify();
  expect(broken.code).toBe(1);
  expect(broken.out).toMatch(/✗ 예열 · warm-up: .*Line 3/);
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  ['one flipped byte', flipByte, /✗ 파일 · files: naive-bayes\.bin: .*SHA-256/],
  ['a surplus byte', () => appendFile(`${house.version}/naive-bayes.bin`, 'x'), /✗ .*naive-bayes\.bin: .*surplus/],
  ['a missing file', () => rm(`${house.version}/naive-bayes.bin`), /✗ .*naive-bayes\.bin: .*missing/],
  ['a manifest that is no JSON', () => house.editManifest(() => '{'), /✗ 설명 · manifest: .*JSON/],
  ['another version’s number', () => renumber(), /✗ 설명 · manifest: .*says sentiment-fast 2/],
  ['labels of another training', () => relabel(), /✗ 시작 · start: .*labels/],
  ['a kind of model that is not known', () => rehandle(), /✗ 시작 · start: .*no handler 'magic'/],
  ['an output that the model does not give', () => addOutput(), /✗ 시험 serving_default .*'confidence2' is missing/],
  ['an output that the signature does not have', () => dropOutput(), /✗ 시험 serving_default .*no output 'confidence'/],
  ['an output of another shape', () => reshape(), /✗ 시험 serving_default .*'probabilities' should be/],
])('%s fails its check: exit 1', async (_what, spoil, line) => {
  await spoil();
  const { code, out } = await verify();
  expect(code).toBe(1);
  expect(out).toMatch(line);
  // What isn't whole is never started.
  if (line.source.includes('bin')) expect(out).not.toContain('start');
  expect(out).toMatch(/\n온전하지 않아요\. \(Not all is well\.\)\n$/);
});

test('Ctrl+C ends with 130', async () => {
  const { code } = await house.run(['verify', 'sentiment-fast'], AbortSignal.abort());
  expect(code).toBe(130);
});

test('a name that is not there, or none at all, ends with 2', async () => {
  expect((await house.run(['verify', 'sentiment'])).code).toBe(2);
  expect((await house.run(['verify'])).code).toBe(2);
});

async function flipByte(): Promise<void> {
  const handle = await open(`${house.version}/naive-bayes.bin`, 'r+');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, 5000);
  await handle.write(Buffer.from([buffer[0] ^ 1]), 0, 1, 5000);
  await handle.close();
}

function renumber() {
  return house.editManifest((text) => text.replace('"version": 1', '"version": 2'));
}

function relabel() {
  return house.editManifest((text) => text.replace('"negative",', '"sad",'));
}

function rehandle() {
  return house.editManifest((text) => text.replace('"handler": "naive-bayes"', '"handler": "magic"'));
}

function addOutput() {
  return house.editManifest((text) =>
    text.replace('"confidence": {', '"confidence2": {"dtype": "bool", "shape": []}, "confidence": {'),
  );
}

function dropOutput() {
  return house.editManifest((text) => {
    const manifest = JSON.parse(text);
    delete manifest.signatures.serving_default.outputs.confidence;
    return JSON.stringify(manifest);
  });
}

function reshape() {
  return house.editManifest((text) => text.replace(/("probabilities": \{[^[]*\[\s*)2/, '$13'));
}
