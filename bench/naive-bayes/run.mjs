// Compares the fast model with scikit-learn, in fresh processes, turn about. See README.md beside this file.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundle } from '../../scripts/bundle.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../..');
const python = process.env.LECTERN_PYTHON ?? '/usr/bin/python3';
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, nsmc: { type: 'string' } },
});
const rounds = Number(options.rounds);
const nsmc = [options.nsmc, process.env.LECTERN_NSMC, join(root, '.lectern/nsmc'), join(root, '../shared/nsmc')].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'ratings_train.txt')),
);
if (!nsmc) {
  throw new Error('No corpus: give --nsmc FOLDER or LECTERN_NSMC, or run `npm run train` once, which downloads it.');
}
if (!(rounds >= 1)) throw new Error(`--rounds is ${options.rounds}, expected a number from 1.`);

const trainFile = join(nsmc, 'ratings_train.txt');
const testFile = join(nsmc, 'ratings_test.txt');
const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
const modelFolder = join(folder, 'models');
const joblibFile = join(folder, 'model.joblib');

try {
  await bundleAll();
  const report = measureAll();
  print(report);
  mkdirSync(join(root, 'dist/bench'), { recursive: true });
  writeFileSync(join(root, 'dist/bench/naive-bayes.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write('\nJSON: dist/bench/naive-bayes.json\n');
} finally {
  rmSync(folder, { recursive: true });
}

async function bundleAll() {
  await bundle();
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/naive-bayes/predict.ts', 'bench/naive-bayes/interning.ts'],
    outdir: 'dist/bench/naive-bayes',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    alias: { '@': root },
    logLevel: 'warning',
  });
}

function measureAll() {
  const ours = { train: [], predict: [] };
  const reference = { train: [], predict: [] };
  const interning = { table: [], map: [] };
  for (let round = 0; round < rounds; round++) {
    const turns = [
      () => ours.train.push(trainOurs()),
      () => reference.train.push(trainReference()),
      () => ours.predict.push(predictOurs()),
      () => reference.predict.push(predictReference()),
      () => interning.table.push(intern('table')),
      () => interning.map.push(intern('map')),
    ];
    // Every other round the sides of each pair change places.
    const order = round % 2 === 0 ? [0, 1, 2, 3, 4, 5] : [1, 0, 3, 2, 5, 4];
    for (const turn of order) turns[turn]();
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  checkSame(ours, reference);
  return {
    machine: `${cpus()[0].model}, ${availableParallelism()} cores, Node ${process.version}, load ${loadavg()[0].toFixed(2)}`,
    rounds,
    comparisons: [
      compare('training, wall (s)', reference.train, ours.train, (run) => run.seconds, 4),
      compare('training, peak memory (MB)', reference.train, ours.train, (run) => run.peakBytes / 1e6, 2),
      compare('50,000 reviews (ms), reference given clean text', reference.predict, ours.predict, (run) => run.many, 4),
      compare('50,000 reviews (ms), both clean', reference.predict, ours.predict, (run) => run.manyRaw ?? run.many, 4),
      compare('one review (ms), reference given clean text', reference.predict, ours.predict, (run) => run.one, 50),
      compare('one review (ms), both clean', reference.predict, ours.predict, (run) => run.oneRaw ?? run.one, 50),
      compare('numbering words (ms), Map of strings', interning.map, interning.table, (run) => run.ms),
      compare('numbering words (MB), Map of strings', interning.map, interning.table, (run) => run.megabytes),
    ],
    alone: {
      'loading the model (ms)': median(ours.predict.map((run) => run.load)),
      'first review (ms)': median(ours.predict.map((run) => run.first)),
      'one review explained (ms)': median(ours.predict.map((run) => run.oneExplained)),
      'largest quick batch of reviews (ms)': median(ours.predict.map((run) => run.quickest[0])),
      'longest quick text (ms)': median(ours.predict.map((run) => run.quickest[1])),
    },
    runs: { ours, reference, interning },
  };
}

function trainOurs() {
  rmSync(modelFolder, { recursive: true, force: true });
  const files = ['--train', trainFile, '--test', testFile, '--out', modelFolder, '--version', '1'];
  const lines = output(python, ['measure.py', process.execPath, join(root, 'dist/train.js'), ...files]);
  const accuracy = Number(/accuracy\s+([0-9.]+) %/.exec(lines.join('\n'))?.[1]) / 100;
  return { ...JSON.parse(lines.at(-1)), accuracy };
}

function trainReference() {
  const lines = output(python, ['measure.py', python, 'train_reference.py', trainFile, testFile, joblibFile]);
  return { ...JSON.parse(lines.at(-2)), ...JSON.parse(lines.at(-1)) };
}

function predictOurs() {
  const script = join(root, 'dist/bench/naive-bayes/predict.js');
  return JSON.parse(output(process.execPath, [script, join(modelFolder, 'sentiment-fast/1'), testFile]).at(-1));
}

function predictReference() {
  return JSON.parse(output(python, ['predict_reference.py', joblibFile, testFile]).at(-1));
}

function intern(kind) {
  const script = join(root, 'dist/bench/naive-bayes/interning.js');
  return JSON.parse(output(process.execPath, [script, kind, trainFile]).at(-1));
}

/** Lines that a command printed. */
function output(command, args) {
  return execFileSync(command, args, { cwd: here, encoding: 'utf8', env: { ...process.env, LECTERN_DATA: folder } })
    .trimEnd()
    .split('\n');
}

/** A faster wrong answer is no answer. */
function checkSame(ours, reference) {
  const accuracies = new Set([...ours.train, ...reference.train].map((run) => run.accuracy.toFixed(4)));
  const positives = new Set([...ours.predict, ...reference.predict].map((run) => run.positives));
  if (accuracies.size !== 1 || positives.size !== 1) {
    throw new Error(`The sides disagree: accuracies ${[...accuracies]}, positives ${[...positives]}.`);
  }
}

/** @param target  Times that ours has to be smaller; absent when nothing is promised. */
function compare(name, reference, ours, pick, target) {
  const referenceMedian = median(reference.map(pick));
  const oursMedian = median(ours.map(pick));
  return { name, reference: referenceMedian, ours: oursMedian, ratio: referenceMedian / oursMedian, target };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function print({ machine, comparisons, alone }) {
  const line = (cells) =>
    `${cells[0].padEnd(50)}${cells
      .slice(1)
      .map((cell) => cell.padStart(13))
      .join('')}\n`;
  process.stdout.write(`${machine}; medians of ${rounds} rounds\n\n`);
  process.stdout.write(line(['', 'reference', 'ours', 'ratio', 'wanted']));
  for (const { name, reference, ours, ratio, target } of comparisons) {
    const wanted = target === undefined ? '' : `${target} ${ratio >= target ? 'met' : 'missed'}`;
    process.stdout.write(line([name, digits(reference), digits(ours), ratio.toFixed(2), wanted]));
  }
  process.stdout.write('\n');
  for (const [name, value] of Object.entries(alone)) process.stdout.write(line([name, '', digits(value)]));
}

function digits(value) {
  return value.toPrecision(4);
}
