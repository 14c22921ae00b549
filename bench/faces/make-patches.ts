// Searches, for every cascade, a patch of its window's size that it accepts: noise is changed rectangle by rectangle and a
// change stays when more of the cascade is passed. So test images can hold something to find for detectors of which no
// free picture is at hand. Seeded: node bench/faces/run.mjs make-patches writes lib/vision/fixtures/patches.json again.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mulberry32 } from '@/lib/base/random';
import { type Cascade, hasTilted } from '@/lib/vision/cascade';
import { decodeCascade } from '@/lib/vision/cascade-binary';
import { integrals } from '@/lib/vision/integral';
import { judgeWindow, stageSum } from '@/lib/vision/judge-window';
import { contrastFactor } from '@/lib/vision/window-contrast';

const models = 'models/faces/1';
const target = 'lib/vision/fixtures/patches.json';
const mostTries = 300_000;

const patches: Record<string, string> = {};
for (const file of readdirSync(models).filter((name) => name.endsWith('.cascade'))) {
  const cascade = decodeCascade(readFileSync(`${models}/${file}`));
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  const { pixels, tries } = searchPatch(cascade.value);
  patches[file.replace('.cascade', '')] = Buffer.from(pixels).toString('base64');
  console.log(`${file}: ${tries} tries`);
}
writeFileSync(target, `${JSON.stringify(patches, null, 1)}\n`);

function searchPatch(cascade: Cascade): { pixels: Uint8Array; tries: number } {
  const random = mulberry32(7);
  const { width, height } = cascade;
  let best = Uint8Array.from({ length: width * height }, () => 64 + Math.floor(random() * 128));
  let bestScore = score(cascade, best);
  for (let tries = 1; tries <= mostTries; tries++) {
    const next = best.slice();
    const columns = 1 + Math.floor(random() ** 2 * width);
    const rows = 1 + Math.floor(random() ** 2 * height);
    const left = Math.floor(random() * (width - columns + 1));
    const top = Math.floor(random() * (height - rows + 1));
    const change = Math.round((random() - 0.5) * 96);
    for (let y = top; y < top + rows; y++) {
      for (let x = left; x < left + columns; x++) {
        const at = y * width + x;
        next[at] = Math.max(0, Math.min(255, (next[at] as number) + change));
      }
    }
    const nextScore = score(cascade, next);
    if (nextScore < bestScore) continue;
    best = next;
    bestScore = nextScore;
    if (bestScore === Number.POSITIVE_INFINITY) return { pixels: best, tries };
  }
  throw new Error(`No patch after ${mostTries} tries; score ${bestScore}.`);
}

/** Stages passed, and by how much the next one is missed. */
function score(cascade: Cascade, pixels: Uint8Array): number {
  const tables = integrals({ pixels, width: cascade.width, height: cascade.height }, hasTilted(cascade));
  const verdict = judgeWindow(cascade, tables, 0);
  if (verdict.kind === 'accepted') return Number.POSITIVE_INFINITY;
  if (verdict.kind === 'flat') return -1000;
  const contrast = cascade.featureType === 'HAAR' ? contrastFactor(tables, 0, cascade.width, cascade.height) : 1;
  const sum = stageSum(cascade, verdict.stage, tables, 0, contrast);
  return verdict.stage * 1000 + sum - (cascade.stageThresholds[verdict.stage] as number);
}
