import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { handlerRegistry } from '@/lib/handlers/registry';
import type { HandlerContext } from '@/lib/serving/handler';
import { createHandlerContext } from '@/lib/serving/handler-context';
import { checkVersion } from '@/lib/serving/load-version';
import type { Manifest } from '@/lib/serving/manifest';
import { scanRepository } from '@/lib/serving/scan-repository';
import { startHandler } from '@/lib/serving/start-handler';
import { corpusFile, type EvaluateOptions, evaluateUsage, parseEvaluateOptions } from './evaluate-options';
import { type Evaluated, evaluationReport } from './evaluation-report';
import { type LabelledReviews, readLabelledReviews } from './labelled-reviews';
import { type MeasuredClassifier, measureClassifier } from './measure-classifier';
import { answerProbes } from './review-probes';
import { sentimentLabels } from './sentiment-draft';
import { StageClock } from './stage-clock';
import { writeMetrics } from './write-metrics';

/** The network before quantising, in the Hugging Face layout. */
const UNQUANTISED = 'onnx/model.onnx';

const quiet = { error() {}, warn() {}, info() {} };

process.exitCode = await main(process.argv.slice(2));

/** `npm run evaluate`. @returns The exit status. */
async function main(args: readonly string[]): Promise<number> {
  const options = parseEvaluateOptions(args, process.env);
  if (!options.ok) return complain(options.failure);
  if (options.value === undefined) {
    process.stdout.write(evaluateUsage);
    return 0;
  }
  const evaluated = await evaluate(options.value);
  return evaluated.ok ? 0 : complain(evaluated.failure);
}

async function evaluate(options: EvaluateOptions): Promise<Result<void>> {
  const clock = new StageClock(process.stdout);
  clock.begin({ ko: '리뷰 읽기', en: 'read reviews' });
  const file = corpusFile(options.part);
  const reviews = readLabelledReviews(await readFile(join(options.data, file)), options.part);
  if (!reviews.ok) return reviews;
  clock.begin({ ko: '모델 찾기', en: 'find the model' });
  const found = await findVersion(options);
  if (!found.ok) return found;
  const { context } = found.value;
  const measured = await measure(context, reviews.value, clock, { ko: '답 구하기', en: 'answer' });
  if (!measured.ok) return measured;
  const unquantised = await measureUnquantised(context, options, reviews.value, clock);
  if (!unquantised.ok) return unquantised;
  clock.end();
  const evaluated: Evaluated = {
    manifest: context.manifest,
    part: options.part,
    measured: measured.value,
    ...(unquantised.value ? { unquantised: unquantised.value } : {}),
  };
  process.stdout.write(evaluationReport(evaluated));
  if (!options.writeMetrics) return ok(undefined);
  if (!found.value.isShipped) return notShipped();
  const started = await startHandler(handlerRegistry, context);
  if (!started.ok) return err(started.fault.failure);
  const probes = await answerProbes(started.handler);
  await started.handler.close?.();
  await writeMetrics(context.folder, evaluated, probes);
  return ok(undefined);
}

interface FoundModel {
  readonly context: HandlerContext;
  /** It lies among the project's own models. */
  readonly isShipped: boolean;
}

async function findVersion({ model, version, dataFolder }: EvaluateOptions): Promise<Result<FoundModel>> {
  const { versions } = await scanRepository(['models', join(dataFolder, 'models')]);
  const found = versions.find((one) => one.model === model && (version === undefined || one.version === version));
  if (!found) return missing([...new Set(versions.map((one) => one.model))]);
  const manifest = await checkVersion(found, quiet);
  if (!manifest.ok) return manifest;
  if (manifest.value.labels?.join() !== sentimentLabels.join()) return otherLabels();
  const isShipped = found.folder.startsWith(resolve('models'));
  return ok({ context: createHandlerContext(found.folder, manifest.value), isShipped });
}

async function measure(
  context: HandlerContext,
  reviews: LabelledReviews,
  clock: StageClock,
  stage: { readonly ko: string; readonly en: string },
): Promise<Result<MeasuredClassifier>> {
  const started = await startHandler(handlerRegistry, context);
  if (!started.ok) return err(started.fault.failure);
  clock.begin(stage);
  const measured = await measureClassifier(started.handler, reviews, (part) => clock.progress(part));
  await started.handler.close?.();
  return ok(measured);
}

/** @returns Undefined when there is no network to compare with. */
async function measureUnquantised(
  { folder, manifest }: HandlerContext,
  { unquantised }: EvaluateOptions,
  reviews: LabelledReviews,
  clock: StageClock,
): Promise<Result<MeasuredClassifier | undefined>> {
  const other = resolve(unquantised ?? folder);
  const isThere = existsSync(join(other, UNQUANTISED));
  if (!isThere) return unquantised === undefined ? ok(undefined) : noNetwork();
  if (manifest.handler !== 'transformer' || manifest.options?.file === UNQUANTISED) return ok(undefined);
  const plain: Manifest = { ...manifest, options: { ...manifest.options, file: UNQUANTISED } };
  const context = { manifest: plain, folder: other, readFile: (path: string) => readFile(join(other, path)) };
  return measure(context, reviews, clock, { ko: '8비트로 줄이기 전', en: 'before quantising' });
}

function complain({ message }: Failure): number {
  process.stderr.write(`${message.ko}\n${message.en}\n`);
  return 1;
}

function missing(known: readonly string[]) {
  const names = known.join(', ');
  return err(failure('bad_input', `그런 모델이 없어요. 있는 모델: ${names}.`, `No such model. There are: ${names}.`));
}

function otherLabels() {
  return err(
    failure(
      'bad_input',
      `이 자료의 답은 ${sentimentLabels.join(', ')}예요. 같은 분류로 답하는 모델을 골라 주세요.`,
      `The rows are labelled ${sentimentLabels.join(', ')}. Choose a model with these labels.`,
    ),
  );
}

function noNetwork() {
  return err(
    failure(
      'bad_input',
      `--unquantised 폴더에 ${UNQUANTISED} 파일이 없어요. 폴더를 확인해 주세요.`,
      `The folder of --unquantised has no ${UNQUANTISED}. Check it.`,
    ),
  );
}

function notShipped() {
  return err(
    failure(
      'bad_input',
      '--write-metrics는 프로젝트의 models 폴더에 있는 모델에만 써요. 나머지 버전은 한번 만들면 바꾸지 않아요.',
      "--write-metrics is for the models of the project's own folder; other versions are never changed.",
    ),
  );
}
