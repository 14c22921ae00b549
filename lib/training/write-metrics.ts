import { createHash, randomBytes } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, type ManifestFile, manifestSchema } from '@/lib/serving/manifest';
import type { Evaluated } from './evaluation-report';
import { modelCard } from './model-card';
import type { AnsweredProbe } from './review-probes';

/** The file that tells people about the model; the page of the model shows it. */
export const MODEL_CARD = 'MODEL_CARD.md';

/**
 * Writes an evaluation into a version's `model.json` and, for the accurate model, its model card, which the manifest
 * then lists. Only metrics and card change: weights, signatures and number stay what they were. Speeds stay out, since
 * they are this machine's.
 */
export async function writeMetrics(
  folder: string,
  evaluated: Evaluated,
  probes: readonly AnsweredProbe[],
): Promise<void> {
  const measured = manifestSchema.parse({ ...evaluated.manifest, metrics: metricsOf(evaluated) });
  let { files } = measured;
  if (measured.handler === 'transformer') {
    const card = modelCard({ ...evaluated, manifest: measured }, probes);
    await replaceFile(join(folder, MODEL_CARD), card);
    files = [...files.filter(({ path }) => path !== MODEL_CARD), listed(MODEL_CARD, card)];
  }
  await replaceFile(join(folder, 'model.json'), `${JSON.stringify({ ...measured, files }, null, 2)}\n`);
}

function listed(path: string, text: string): ManifestFile {
  const bytes = Buffer.from(text);
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
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
