import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { nameSchema } from '@/lib/serving/signature';
import { type ReviewPart, reviewParts } from './labelled-reviews';

export interface EvaluateOptions {
  readonly model: string;
  /** `undefined` is the newest. */
  readonly version: number | undefined;
  /** Folder of the corpus. */
  readonly data: string;
  readonly part: ReviewPart;
  /** Folder in the Hugging Face layout whose `onnx/model.onnx` is the network before quantising. */
  readonly unquantised: string | undefined;
  readonly writeMetrics: boolean;
  /** Folder of what people train and what is downloaded. */
  readonly dataFolder: string;
}

export const evaluateUsage = `감성 모델이 영화 리뷰를 얼마나 맞히는지 재요. / Measures how well a sentiment model reads movie reviews.

  npm run evaluate -- NAME

  --version N         버전 번호 / number of the version          (가장 새것 / the newest)
  --rows PART         test, validation, training                 (test)
  --data DIR          NSMC가 있는 폴더 / folder of the corpus    (LECTERN_NSMC, .lectern/nsmc, ../shared/nsmc)
  --unquantised DIR   onnx/model.onnx가 있는 폴더 / folder of the network before quantising (같은 버전의 폴더 / the version's own)
  --write-metrics     결과를 model.json과 모델 카드에 적기 / writes the figures into model.json and the model card
  --help              이 도움말 / this help
`;

/** Reads the command line. @returns Undefined for `--help`. Failures: bad_input, with what to write instead. */
export function parseEvaluateOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<EvaluateOptions | undefined> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok(undefined);
  const [model] = positionals;
  if (model === undefined || positionals.length > 1 || !nameSchema.safeParse(model).success) {
    return refuse('모델 이름 하나를 적어 주세요.', 'Give the name of one model.');
  }
  const part = reviewParts.find((candidate) => candidate === (values.rows ?? 'test'));
  if (!part) return refuse(`--rows는 ${reviewParts.join(', ')}예요.`, `--rows is one of ${reviewParts.join(', ')}.`);
  if (values.version !== undefined && !/^[1-9][0-9]{0,8}$/.test(values.version)) {
    return refuse('--version은 1부터의 정수예요.', '--version is a whole number from 1.');
  }
  const dataFolder = environment.LECTERN_DATA || '.lectern';
  const places = [values.data ?? environment.LECTERN_NSMC, join(dataFolder, 'nsmc'), '../shared/nsmc'];
  const data = places.find((folder) => folder !== undefined && existsSync(join(folder, corpusFile(part))));
  if (data === undefined) {
    return refuse(
      `${corpusFile(part)} 파일이 없어요. --data로 폴더를 주거나, npm run train으로 먼저 내려받아 주세요.`,
      `${corpusFile(part)} isn't there. Give its folder with --data, or let npm run train download it first.`,
    );
  }
  return ok({
    model,
    version: values.version === undefined ? undefined : Number(values.version),
    data,
    part,
    unquantised: values.unquantised,
    writeMetrics: values['write-metrics'] ?? false,
    dataFolder,
  });
}

export function corpusFile(part: ReviewPart): string {
  return part === 'test' ? 'ratings_test.txt' : 'ratings_train.txt';
}

function parse(args: readonly string[]) {
  const string = { type: 'string' } as const;
  const boolean = { type: 'boolean' } as const;
  const options = { version: string, rows: string, data: string, unquantised: string, 'write-metrics': boolean };
  try {
    return ok(parseArgs({ args: [...args], allowPositionals: true, options: { ...options, help: boolean } }));
  } catch (error) {
    // parseArgs throws TypeErrors that name the option; anything else is a bug of ours.
    if (!(error instanceof TypeError)) throw error;
    return refuse('명령을 알아듣지 못했어요.', error.message);
  }
}

function refuse(ko: string, en: string): Result<never> {
  return err(
    failure('bad_input', `${ko} 사용법은 npm run evaluate -- --help`, `${en} For usage: npm run evaluate -- --help`),
  );
}
