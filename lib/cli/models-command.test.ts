import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createModelServer } from '@/lib/serving/create-model-server';
import { HubStandIn } from './fixtures/hub-stand-in';
import { tinyClassifier } from './fixtures/tiny-classifier';

// The bundle that ships, in a process of its own, with the real handler and a real (tiny) network.

const root = fileURLToPath(new URL('../..', import.meta.url));
let data: string;
let hub: HubStandIn;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'lectern-models-'));
  hub = new HubStandIn('owner/tiny', tinyClassifier());
  await hub.open();
});

afterEach(async () => {
  await hub.close();
  await rm(data, { recursive: true });
});

test('a model of the hub is added once, and a model server answers with it', async () => {
  const { code, stdout, stderr } = await run(['add', 'owner/tiny']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('tiny 1');
  expect(stdout).toContain('부정, 긍정');
  expect(stdout).toContain('apache-2.0');
  expect(await readdir(join(data, 'downloads'))).toEqual([]);

  const models = createModelServer({
    roots: [join(data, 'models')],
    handlers: handlerRegistry,
    workerFile: join(root, 'dist', 'worker.js'),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  await models.loaded;
  const texts = ['재미 good', '별로', '재미 별로 bad bad'];
  const predicted = await models.predict({ model: 'tiny', rows: texts.map((text) => ({ text })) });
  await models.close();
  const rows = predicted.ok ? predicted.value.rows : [];
  expect(rows.map(({ label }) => label)).toEqual(['긍정', '부정', '부정']);
  // Each known word adds 2 to its class: softmax of (0, 4), (2, 0) and (6, 2).
  const expected = [4, 2, 4].map((margin) => 1 / (1 + Math.exp(-margin)));
  for (const [index, { confidence }] of rows.entries()) expect(confidence).toBeCloseTo(expected[index], 5);

  const again = await run(['add', 'owner/tiny']);
  expect([again.code, again.stdout.includes('이미 있어요: tiny 버전 1')]).toEqual([0, true]);
}, 60_000);

test('a network that does not fit its config is tried, refused and not added', async () => {
  hub.files.set('onnx/model.onnx', tinyClassifier(['a', 'b', 'c']).get('onnx/model.onnx') ?? Buffer.alloc(0));
  const { code, stdout, stderr } = await run(['add', 'owner/tiny']);
  expect(code).toBe(1);
  expect(stdout).toContain('시험해 보는 중이에요');
  expect(stderr.trim().split('\n')).toHaveLength(2);
  expect(stderr).not.toContain(data);
  expect(await readdir(join(data, 'models'))).toEqual([]);
}, 60_000);

test('bytes that are no ONNX are tried, refused and not added', async () => {
  hub.files.set('onnx/model.onnx', Buffer.from('no network at all'));
  const { code, stderr } = await run(['add', 'owner/tiny']);
  expect(code).toBe(1);
  expect(stderr).not.toContain(data);
  expect(await readdir(join(data, 'models'))).toEqual([]);
}, 60_000);

test('Ctrl+C ends with 130 and says that the next run goes on', async () => {
  hub.fault = ({ at }, response, content) => {
    if (at !== 'cdn' || !content) return false;
    response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 100));
    return true;
  };
  const { code, stderr } = await run(['add', 'owner/tiny'], (child) => {
    const timer = setInterval(() => {
      if (!existsSync(join(data, 'downloads', 'owner--tiny', hub.commit, 'onnx', 'model.onnx.part'))) return;
      clearInterval(timer);
      child.kill('SIGINT');
    }, 20);
  });
  expect(code).toBe(130);
  expect(stderr).toContain('이어서 받아요');
}, 60_000);

type Child = ReturnType<typeof spawn>;

function run(
  args: readonly string[],
  onStart: (child: Child) => void = () => {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(root, 'dist', 'models.js'), ...args], {
    cwd: root,
    env: { ...process.env, LECTERN_DATA: data, LECTERN_HUB: hub.address, HF_TOKEN: '' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  onStart(child);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}
