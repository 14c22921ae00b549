import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { downloadFile } from './download-file';
import { type CorpusFile, nsmcTest, nsmcTrain } from './nsmc-files';
import { publishVersion } from './publish-version';
import { sentimentDraft, sentimentLabels } from './sentiment-draft';
import { StageClock } from './stage-clock';
import { trainNaiveBayes } from './train-naive-bayes';
import { parseTrainOptions, type TrainOptions, trainUsage } from './train-options';
import { trainingReport } from './training-report';

/** As many terms as the reference keeps. */
const MAX_TERMS = 100_000;
const SMOOTHING = 1;

const takenUp = '\n서버가 켜져 있으면 곧 이 버전으로 답해요. (A running server takes it up within a second.)\n';

process.exitCode = await main(process.argv.slice(2));

/** `npm run train`. @returns The exit status. */
async function main(args: readonly string[]): Promise<number> {
  const options = parseTrainOptions(args, process.env);
  if (!options.ok) return complain(options.failure);
  if (options.value.help) {
    process.stdout.write(trainUsage);
    return 0;
  }
  const done = await train(options.value);
  return done.ok ? 0 : complain(done.failure);
}

async function train(options: TrainOptions): Promise<Result<void>> {
  const clock = new StageClock(process.stdout);
  const paths = options.files ? ok(options.files) : await downloadNsmc(options, clock);
  if (!paths.ok) return paths;
  clock.begin({ ko: '파일 읽기', en: 'read files' });
  const trainFile = await readInput(paths.value.train);
  if (!trainFile.ok) return trainFile;
  const testFile = await readInput(paths.value.test);
  if (!testFile.ok) return testFile;
  const trained = trainNaiveBayes({
    train: trainFile.value,
    test: testFile.value,
    labels: sentimentLabels,
    maxTerms: MAX_TERMS,
    smoothing: SMOOTHING,
    onStage: (name) => clock.begin(name),
  });
  if (!trained.ok) return trained;
  clock.begin({ ko: '저장하기', en: 'publish' });
  const draft = sentimentDraft(options.name, trained.value, {
    command: `npm run train -- --train ${basename(paths.value.train)} --test ${basename(paths.value.test)} --name ${options.name}`,
    train: { file: basename(paths.value.train), sha256: sha256(trainFile.value) },
    test: { file: basename(paths.value.test), sha256: sha256(testFile.value) },
    maxTerms: MAX_TERMS,
    smoothing: SMOOTHING,
  });
  const published = await publishVersion(draft, {
    destination: options.out ?? join(options.dataFolder, 'models'),
    // What is trained lies under what is shipped, so its number must be free there too.
    ...(options.out === undefined ? { besides: ['models'] } : {}),
    ...(options.version === undefined ? {} : { version: options.version }),
  });
  clock.end();
  if (!published.ok) return published;
  process.stdout.write(trainingReport(options.name, trained.value, published.value));
  if (options.out === undefined) process.stdout.write(takenUp);
  return ok(undefined);
}

async function downloadNsmc(
  options: TrainOptions,
  clock: StageClock,
): Promise<Result<{ train: string; test: string }>> {
  const train = await download(nsmcTrain, options, clock);
  if (!train.ok) return train;
  const test = await download(nsmcTest, options, clock);
  if (!test.ok) return test;
  return ok({ train: train.value, test: test.value });
}

async function download(file: CorpusFile, options: TrainOptions, clock: StageClock): Promise<Result<string>> {
  clock.begin({ ko: `${file.name} 내려받기`, en: 'download' });
  const downloaded = await downloadFile(file, {
    address: options.address,
    folder: join(options.dataFolder, 'nsmc'),
    onProgress: (bytes) => clock.progress(bytes / file.bytes),
    stallMs: 30_000,
    retryMs: 500,
  });
  return downloaded.ok ? ok(downloaded.value.path) : downloaded;
}

async function readInput(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(
      failure(
        'bad_input',
        `${basename(path)} 파일을 열 수 없어요(${error.code}). 경로를 확인해 주세요.`,
        `${basename(path)} can't be opened (${error.code}). Check its path.`,
      ),
    );
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function complain({ message }: Failure): number {
  process.stderr.write(`${message.ko}\n${message.en}\n`);
  return 1;
}
