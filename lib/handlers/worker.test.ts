import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createModelServer } from '@/lib/serving/create-model-server';
import type { RequestEvent } from '@/lib/serving/events';
import { createTestLog } from '@/lib/serving/fixtures/test-log';
import { detectPlain } from '@/lib/vision/detect-plain';
import { drawFaces } from '@/lib/vision/draw-test-image';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { decoders } from './fixtures/decoders';
import { detectRow, pngOf } from './fixtures/haar';
import { handlerRegistry } from './registry';

vi.setConfig({ testTimeout: 60_000 });

const project = fileURLToPath(new URL('../..', import.meta.url));

test('a handler name of a manifest finds its factory, and no inherited name does', () => {
  expect(handlerRegistry.get('naive-bayes')?.().isQuick).toBeTypeOf('function');
  expect(handlerRegistry.get('constructor')).toBeUndefined();
});

test('the bundled worker gives the shipped model the very answers that it gives on this thread', async () => {
  const workerFile = `${project}/dist/worker.js`;
  expect(existsSync(workerFile)).toBe(true);
  const log = createTestLog();
  const requests: RequestEvent[] = [];
  const server = createModelServer({
    roots: [`${project}/models`],
    handlers: handlerRegistry,
    workerFile,
    log,
    workers: 1,
    observe: (event) => event.type === 'request' && requests.push(event),
  });
  await server.loaded;
  expect(server.isReady()).toBe(true);

  const texts = ['정말 재미있는 영화입니다.', '돈이 아깝다', '', 'constructor __proto__ ㅋㅋㅋ'];
  const rows = Array.from({ length: 2000 }, (_, index) => ({ text: texts[index % texts.length] ?? '' }));
  for (const work of ['predict', 'explain'] as const) {
    const inWorker = await server[work]({ model: 'sentiment-fast', rows });
    const inPlace = await Promise.all(texts.map((text) => server[work]({ model: 'sentiment-fast', rows: [{ text }] })));
    expect(requests.splice(0).map((request) => request.inPlace)).toEqual([false, true, true, true, true]);
    const many = outputsOf(inWorker);
    expect(many).toHaveLength(rows.length);
    expect(many.slice(0, texts.length)).toEqual(inPlace.flatMap(outputsOf));
    expect(many.slice(-texts.length)).toEqual(many.slice(0, texts.length));
  }
  await server.close();
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});

test('the bundled worker finds faces, refuses what is no picture without a word in the log, and outlives its decoder', async () => {
  const log = createTestLog();
  const server = createModelServer({
    roots: [`${project}/models`],
    handlers: handlerRegistry,
    workerFile: `${project}/dist/worker.js`,
    log,
    workers: 1,
    deadlineMs: 60_000,
  });
  await server.loaded;
  const image = drawFaces(11, 320, 200);
  const ask = async (file: Uint8Array) => server.predict({ model: 'faces', rows: [detectRow(file)] });
  const file = await pngOf(image);
  const expected = detectPlain(image, loadModel('haarcascade_frontalface_default'), { minNeighbors: 5 });
  expect(expected.length).toBeGreaterThan(0);
  expect(await ask(file)).toMatchObject({ ok: true, value: { rows: [{ width: 320, height: 200, boxes: expected }] } });
  expect(await ask(file.subarray(0, 500))).toMatchObject({ failure: { code: 'image_corrupt' } });
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);

  for (const pid of decoders()) process.kill(pid, 'SIGSEGV');
  const codes: string[] = [];
  for (let tries = 0; tries < 2; tries++) {
    const answer = await ask(file);
    codes.push(answer.ok ? 'ok' : answer.failure.code);
  }
  // The first may have been given to the dying one.
  expect(['ok', 'model_unavailable']).toContain(codes[0]);
  expect(codes[1]).toBe('ok');
  expect(server.statuses().find(({ model }) => model === 'faces')?.workerRestarts).toBe(0);
  await server.close();
});

type Answer = Awaited<ReturnType<ReturnType<typeof createModelServer>['predict' | 'explain']>>;

function outputsOf(answer: Answer): readonly unknown[] {
  if (!answer.ok) throw new Error(answer.failure.message.en);
  return 'rows' in answer.value ? answer.value.rows : answer.value.explanations;
}
