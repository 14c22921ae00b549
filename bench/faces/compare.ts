// Measures the detector against OpenCV native and opencv.js, alternating in one run, and checks that all find the same.
//   node bench/faces/run.mjs [--photos DIR] [--opencv DIR] [--python PATH]... [--rounds N] [--only TEXT] [--clock wall|cpu]
// Start it after `node scripts/bundle.mjs`. `--clock cpu` counts the processor's time of one thread, for busy machines.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Cascade } from '@/lib/vision/cascade';
import { decodeCascade } from '@/lib/vision/cascade-binary';
import { benchImages } from './bench-images';
import { Contender } from './contender';
import { Peer, type Question } from './peer';

const { values } = parseArgs({
  options: {
    photos: { type: 'string', default: '../shared/photos' },
    opencv: { type: 'string', default: '/usr/share/opencv4' },
    python: { type: 'string', multiple: true, default: ['/usr/bin/python3'] },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
    clock: { type: 'string', default: 'wall' },
  },
});
const clock = values.clock === 'cpu' ? 'cpu' : 'wall';
const cascades = ['haarcascade_frontalface_default', 'haarcascade_frontalface_alt2'];
const folder = mkdtempSync(`${tmpdir()}/lectern-faces-`);
const peers: Peer[] = [];
for (const python of values.python) peers.push(await Peer.start(python, ['bench/faces/opencv_peer.py']));
const native = peers.length;
if (existsSync('bench/faces/node_modules/@techstark/opencv-js')) {
  peers.push(await Peer.start(process.execPath, ['bench/faces/opencv-js-peer.cjs']));
}
const contender = new Contender(resolve('dist/scan-worker.js'), clock);
const ratios = new Map<string, number[]>();

for (const { name, image, jpeg } of await benchImages(values.photos)) {
  // Peers keep images by their path.
  const gray = `${folder}/${name}-${image.width}x${image.height}.gray`;
  writeFileSync(gray, image.pixels);
  for (const cascade of cascades) {
    for (const minSize of [0, 30]) {
      const title = `${cascade.slice(12)} ${name} ${image.width}x${image.height} minSize ${minSize}`;
      if (!title.includes(values.only)) continue;
      const xml = `${values.opencv}/haarcascades/${cascade}.xml`;
      const base = { xml, minSize, clock, gray, width: image.width, height: image.height } as const;
      const rounds = image.width >= 4000 ? Math.min(3, Number(values.rounds)) : Number(values.rounds);
      await measure(title, cascade, rounds, (threads) => ({ ...base, threads }), image);
    }
    if (jpeg === undefined) continue;
    const title = `${cascade.slice(12)} ${name} from JPEG`;
    if (title.includes(values.only)) await measureJpeg(title, cascade, jpeg, Number(values.rounds));
  }
}

console.log('\nratio, median of medians and lowest:');
for (const [pair, all] of ratios) {
  console.log(`${pair}: ${median(all).toFixed(2)}, ${Math.min(...all).toFixed(2)} (${all.length} cases)`);
}
for (const peer of peers) peer.stop();
await contender.close();
rmSync(folder, { recursive: true });

async function measure(
  title: string,
  cascade: string,
  rounds: number,
  question: (threads: number) => Question,
  image: Parameters<Contender['detect']>[1],
): Promise<void> {
  const model = { key: cascade, cascade: loadModel(cascade) };
  const { minSize } = question(1);
  const runs = new Map<string, () => Promise<{ milliseconds: number; boxes: number[][] }>>();
  const threadCounts = clock === 'cpu' ? [1] : [1, 2];
  for (const threads of threadCounts) {
    runs.set(`ours ${threads}T`, () => contender.detect(model, image, minSize, threads));
    for (const peer of peers.slice(0, native)) runs.set(`${peer.name} ${threads}T`, () => peer.ask(question(threads)));
  }
  for (const peer of peers.slice(native)) runs.set(`${peer.name} 1T`, () => peer.ask(question(1)));
  report(title, await alternate(runs, rounds));
}

async function measureJpeg(title: string, cascade: string, jpeg: string, rounds: number): Promise<void> {
  const model = { key: cascade, cascade: loadModel(cascade) };
  const bytes = readFileSync(jpeg);
  const xml = `${values.opencv}/haarcascades/${cascade}.xml`;
  const runs = new Map([['ours 1T', () => contender.detectJpeg(model, bytes, 0)]]);
  for (const peer of peers.slice(0, native)) {
    runs.set(`${peer.name} 1T`, () => peer.ask({ xml, jpeg, minSize: 0, threads: 1, clock }));
  }
  report(title, await alternate(runs, rounds));
}

/** Each once unmeasured (ours until it is compiled), then in turn. All must find the same boxes, in whatever order. */
async function alternate(
  runs: Map<string, () => Promise<{ milliseconds: number; boxes: number[][] }>>,
  rounds: number,
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  let expected: string | undefined;
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of runs) {
      for (let warm = 0; round < 0 && name.startsWith('ours') && warm < 10; warm++) await run();
      const answer = await run().catch((error: Error) => error);
      if (answer instanceof Error) {
        if (!name.startsWith('opencv.js')) throw answer;
        console.log(`${name} failed and is left out from here on: ${answer.message}`);
        runs.delete(name);
        peers.splice(native);
        continue;
      }
      const { milliseconds, boxes } = answer;
      const found = JSON.stringify(boxes.map(String).sort());
      expected ??= found;
      if (found !== expected) throw new Error(`${name} found ${found}, expected ${expected}.`);
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), milliseconds]);
    }
  }
  return times;
}

function loadModel(name: string): Cascade {
  const cascade = decodeCascade(readFileSync(`models/faces/1/${name}.cascade`));
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  return cascade.value;
}

function report(title: string, times: ReadonlyMap<string, number[]>): void {
  console.log(title);
  for (const [name, all] of times) {
    const threads = name.slice(-2);
    const ours = times.get(`ours ${threads}`);
    let line = `  ${name.padEnd(24)} median ${median(all).toFixed(1)} ms, min ${Math.min(...all).toFixed(1)} ms`;
    if (ours && !name.startsWith('ours')) {
      const ratio = median(all) / median(ours);
      const pair = `${name}${title.endsWith('JPEG') ? ' from JPEG' : ''}`;
      ratios.set(pair, [...(ratios.get(pair) ?? []), ratio]);
      line += `, ${ratio.toFixed(2)} times ours (${(Math.min(...all) / Math.min(...ours)).toFixed(2)} at the minimum)`;
    }
    console.log(line);
  }
}

function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
