import { randomBytes } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestSchema } from '@/lib/serving/manifest';
import type { Evaluated } from './evaluation-report';
import { modelCard } from './model-card';
import type { AnsweredProbe } from './review-probes';

/** The file beside `model.json` that tells people about the model; the server doesn't read it. */
export const MODEL_CARD = 'MODEL_CARD.md';

/**
 * Writes an evaluation into a version's `model.json` and, for the accurate model, its model card. Only the metrics
 * change: weights, signatures and number stay what they were. Speeds stay out, since they are this machine's.
 */
export async function writeMetrics(
  folder: string,
  evaluated: Evaluated,
  probes: readonly AnsweredProbe[],
): Promise<void> {
  const manifest = manifestSchema.parse({ ...evaluated.manifest, metrics: metricsOf(evaluated) });
  if (manifest.handler === 'transformer') {
    await replaceFile(join(folder, MODEL_CARD), modelCard({ ...evaluated, manifest }, probes));
  }
  await replaceFile(join(folder, 'model.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function metricsOf({ part, measured, unquantised }: Evaluated): Manifest['metrics'] {
  return {
    accuracy: rounded(measured.accuracy, 5),
    confusion: measured.confusion.map((row) => [...row]),
    calibrationError: rounded(measured.calibrationError, 5),
    logLoss: rounded(measured.logLoss, 5),
    truncated: measured.truncated,
    ...(unquantised ? { accuracyBeforeQuantising: rounded(unquantised.accuracy, 5) } : {}),
    [`${part}Rows`]: measured.rows,
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Whole or not at all. */
async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}
