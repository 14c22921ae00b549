import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestSchema } from '@/lib/serving/manifest';
import { MODEL_CARD, writeMetrics } from './write-metrics';

test('an evaluation of the accurate model leaves a manifest that lists its card as it was written, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-metrics-'));
  const shipped = manifestSchema.parse(JSON.parse(await readFile('models/sentiment-accurate/1/model.json', 'utf8')));
  const measured = {
    rows: 4,
    accuracy: 0.75,
    confusion: [
      [1, 1],
      [0, 2],
    ],
    calibrationError: 0.1,
    logLoss: 0.5,
    truncated: 0,
    reviewsPerSecond: 1,
    singleMs: 1,
  };
  await writeMetrics(folder, { manifest: shipped, part: 'test', measured }, []);
  const written = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
  const card = await readFile(join(folder, MODEL_CARD));
  const entries = written.files.filter(({ path }) => path === MODEL_CARD);
  expect(entries).toEqual([
    { path: MODEL_CARD, size: card.length, sha256: createHash('sha256').update(card).digest('hex') },
  ]);
  expect(written.metrics?.accuracy).toBe(0.75);
  expect(written.files.map(({ path }) => path).sort()).toEqual(shipped.files.map(({ path }) => path).sort());
  await rm(folder, { recursive: true });
});
