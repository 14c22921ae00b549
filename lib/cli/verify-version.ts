import type { Bilingual } from '@/lib/base/failure';
import { readWarmupRequests as readWarmupLines } from '@/lib/protocols/warmup-requests';
import type { Manifest } from '@/lib/serving/manifest';
import type { Row } from '@/lib/serving/row';
import { verifyFiles } from '@/lib/serving/verify-files';
import { readWarmupRequests } from '@/lib/serving/warm-up';
import { checkAnswers } from './check-answers';
import { inputDefaults } from './input-defaults';
import { type InstalledVersion, readInstalled } from './installed-versions';
import { megabytes } from './megabytes';
import { sampleRow } from './sample-row';
import { type StartedModel, startModel } from './start-model';
import type { Terminal } from './terminal';

/** One thing that was looked at. */
export interface Check {
  /** `untried` is no fault: nobody could say what the answer should be. */
  readonly outcome: 'passed' | 'failed' | 'untried';
  readonly what: Bilingual;
  readonly detail: Bilingual;
}

/**
 * Looks at a version as the server does before it serves it, one thing after another; nothing is run from a folder that
 * isn't whole.
 */
export async function* verifyVersion(installed: InstalledVersion, terminal: Terminal): AsyncGenerator<Check> {
  const manifest = await readInstalled(installed, terminal.errors);
  if (!manifest.ok) {
    yield { outcome: 'failed', what: manifestCheck, detail: manifest.failure.message };
    return;
  }
  const { handler, signatures } = manifest.value;
  yield passed(manifestCheck, `model.json, ${Object.keys(signatures).join(', ')}`);
  const broken = await brokenFiles(installed.folder, manifest.value);
  yield* broken;
  if (broken.length > 0) return;
  const bytes = manifest.value.files.reduce((sum, { size }) => sum + size, 0);
  yield {
    outcome: 'passed',
    what: filesCheck,
    detail: {
      ko: `${manifest.value.files.length}개, ${megabytes(bytes)}, 크기와 SHA-256이 맞아요`,
      en: `${manifest.value.files.length}, ${megabytes(bytes)}, sizes and SHA-256 agree`,
    },
  };
  if (terminal.signal.aborted) return;
  const beganMs = performance.now();
  const model = await startModel(installed.folder, manifest.value, terminal);
  if (!model.ok) {
    yield { outcome: 'failed', what: startCheck, detail: model.failure.message };
    return;
  }
  yield passed(startCheck, `${handler}, ${Math.round(performance.now() - beganMs)} ms`);
  try {
    const warmed = new Set<string>();
    yield* answerWarmups(installed.folder, manifest.value, model.value, warmed);
    for (const name of Object.keys(signatures)) {
      if (terminal.signal.aborted) return;
      if (!warmed.has(name)) yield await trySample(name, manifest.value, model.value);
    }
  } finally {
    await model.value.close();
  }
}

const manifestCheck = { ko: '설명', en: 'manifest' };
const filesCheck = { ko: '파일', en: 'files' };
const startCheck = { ko: '시작', en: 'start' };
const warmupCheck = { ko: '예열', en: 'warm-up' };

/** Every file that isn't as the manifest says, not just the first. */
async function brokenFiles(folder: string, { files }: Manifest): Promise<readonly Check[]> {
  const broken: Check[] = [];
  for (const file of files) {
    const whole = await verifyFiles(folder, [file], () => {});
    if (whole.ok) continue;
    const { ko, en } = whole.failure.message;
    broken.push({
      outcome: 'failed',
      what: filesCheck,
      detail: { ko: `${file.path}: ${ko}`, en: `${file.path}: ${en}` },
    });
  }
  return broken;
}

/** @param warmed  Gets the signatures that were asked. */
async function* answerWarmups(
  folder: string,
  manifest: Manifest,
  model: StartedModel,
  warmed: Set<string>,
): AsyncGenerator<Check> {
  const requests = await readWarmupRequests(folder, manifest, (bytes) => readWarmupLines(bytes, manifest, 'detail'));
  if (!requests.ok) {
    yield { outcome: 'failed', what: warmupCheck, detail: requests.failure.message };
    return;
  }
  if (requests.value.length === 0) return;
  const beganMs = performance.now();
  for (const [index, { signature, rows }] of requests.value.entries()) {
    const wrong = await faultOf(model, rows, signature, manifest);
    warmed.add(signature);
    if (!wrong) continue;
    const { ko, en } = wrong.why;
    const detail = { ko: `${index + 1}번째 요청: ${ko}`, en: `request ${index + 1}: ${en}` };
    yield { outcome: 'failed', what: warmupCheck, detail };
    return;
  }
  const count = requests.value.length;
  const ms = Math.round(performance.now() - beganMs);
  yield {
    outcome: 'passed',
    what: warmupCheck,
    detail: { ko: `요청 ${count}개에 답했어요, ${ms} ms`, en: `${count} requests answered, ${ms} ms` },
  };
}

async function trySample(name: string, manifest: Manifest, model: StartedModel): Promise<Check> {
  const what = { ko: `시험 ${name}`, en: `trial of ${name}` };
  // Two rows, so that a model which answers only one of them is found out.
  const row = sampleRow(manifest.signatures[name].inputs, inputDefaults(manifest));
  const beganMs = performance.now();
  const wrong = await faultOf(model, [row, row], name, manifest);
  if (!wrong) return passed(what, `${Math.round(performance.now() - beganMs)} ms`);
  if (!wrong.isRefusal) return { outcome: 'failed', what, detail: wrong.why };
  const { ko, en } = wrong.why;
  return {
    outcome: 'untried',
    what,
    detail: {
      ko: `모델이 시험 행을 받지 않았어요. ${ko} 받는 행을 warmup.jsonl에 적어 주세요.`,
      en: `the model refused the made-up row. ${en} Write a row that it takes into warmup.jsonl.`,
    },
  };
}

interface Wrong {
  readonly why: Bilingual;
  /** The model is well and doesn't like the row. */
  readonly isRefusal: boolean;
}

async function faultOf(
  model: StartedModel,
  rows: readonly Row[],
  signature: string,
  { signatures }: Manifest,
): Promise<Wrong | undefined> {
  const answers = await model.ask(rows, signature);
  if (!answers.ok) return { why: answers.failure.message, isRefusal: answers.refused };
  const why = checkAnswers(answers.value, signatures[signature].outputs);
  return why && { why, isRefusal: false };
}

function passed(what: Bilingual, detail: string): Check {
  return { outcome: 'passed', what, detail: { ko: detail, en: detail } };
}
