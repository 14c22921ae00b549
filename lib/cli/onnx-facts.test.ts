import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { onnxBytes } from './fixtures/onnx-bytes';
import { tinyClassifier } from './fixtures/tiny-classifier';
import { readOnnxFacts } from './onnx-facts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-onnx-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function factsOf(bytes: Uint8Array) {
  const path = join(folder, 'model.onnx');
  await writeFile(path, bytes);
  return readOnnxFacts(path);
}

test('operators are counted and the opset is told', async () => {
  const graph = tinyClassifier().get('onnx/model.onnx') ?? Buffer.alloc(0);
  expect(await factsOf(graph)).toEqual({
    opsets: { 'ai.onnx': 13 },
    ops: { Cast: 1, Gather: 1, Mul: 1, ReduceSum: 1, Unsqueeze: 1 },
  });
});

test('weights larger than what is read at once are skipped, in front of operators too', async () => {
  const add = { op: 'Add', inputs: ['a', 'b'], outputs: ['c'] };
  const tensors = [{ name: 'b', shape: [100_000], values: new Float32Array(100_000).fill(0.3) }];
  const bytes = onnxBytes({ nodes: Array.from({ length: 700 }, () => add), tensors, inputs: [], outputs: [] });
  expect(await factsOf(bytes)).toEqual({ opsets: { 'ai.onnx': 13 }, ops: { Add: 700 } });
  // Half of the weights are gone, though every operator is there.
  expect(await factsOf(bytes.subarray(0, -200_000))).toBeUndefined();
});

test.each([
  ['no bytes', Buffer.alloc(0)],
  ['a text', Buffer.from('no network at all')],
  ['zeros', Buffer.alloc(5000)],
  ['a length without end', Buffer.alloc(50, 0xff)],
])('%s are no ONNX file', async (_what, bytes) => {
  expect(await factsOf(bytes)).toBeUndefined();
});

test('a file that is cut or damaged anywhere ends in facts or in none, never in an exception', async () => {
  const graph = tinyClassifier().get('onnx/model.onnx') ?? Buffer.alloc(0);
  const random = mulberry32(5);
  for (let trial = 0; trial < 100; trial++) {
    const bytes = Buffer.from(graph.subarray(0, Math.ceil(random() * graph.length)));
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    await expect(factsOf(bytes)).resolves.not.toBeNull();
  }
});
