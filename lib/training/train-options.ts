import { parseArgs } from 'node:util';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { nameSchema } from '@/lib/serving/signature';
import { nsmcAddress } from './nsmc-files';

export interface TrainOptions {
  /** Both files, or neither: then the published corpus is downloaded. */
  readonly files: { readonly train: string; readonly test: string } | undefined;
  /** Folder of models; `undefined` is the data folder's. */
  readonly out: string | undefined;
  readonly name: string;
  /** `undefined` is one above the highest. */
  readonly version: number | undefined;
  /** Folder of what people train and what is downloaded. */
  readonly dataFolder: string;
  readonly address: string;
  readonly help: boolean;
}

export const trainUsage = `영화 리뷰로 빠른 감성 모델을 학습해요. / Trains the fast sentiment model on movie reviews.

  npm run train                                     NSMC를 내려받아 학습 / downloads NSMC and trains
  npm run train -- --train FILE --test FILE         가진 파일로 학습 / trains on files of your own

  --out DIR       모델을 둘 폴더 / folder of models        (LECTERN_DATA/models, .lectern/models)
  --name NAME     모델 이름 / name of the model            (sentiment-fast)
  --version N     버전 번호 / number of the version        (다음 번호 / the next one)
  --address URL   NSMC를 받을 주소 / where NSMC comes from (${nsmcAddress})
  --help          이 도움말 / this help
`;

/** Reads the command line. Failures: bad_input, with what to write instead. */
export function parseTrainOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<TrainOptions> {
  const parsed = parseFlags(args);
  if (!parsed.ok) return parsed;
  const { train, test, out, name = 'sentiment-fast', version, address = nsmcAddress, help = false } = parsed.value;
  if ((train === undefined) !== (test === undefined)) {
    return refuse('--train과 --test는 함께 주세요.', 'Give --train and --test together.');
  }
  if (!nameSchema.safeParse(name).success) {
    return refuse(
      '--name은 영어 소문자, 숫자, -와 _로 64자까지 적어 주세요.',
      'Write --name in lower-case letters, digits, - and _, 64 at most.',
    );
  }
  if (version !== undefined && !/^[1-9][0-9]{0,8}$/.test(version)) {
    return refuse('--version은 1부터의 정수예요.', '--version is a whole number from 1.');
  }
  if (!URL.canParse(address)) {
    return refuse(
      '--address가 주소가 아니에요. https://로 시작해 주세요.',
      '--address is no address: begin with https://.',
    );
  }
  return ok({
    files: train !== undefined && test !== undefined ? { train, test } : undefined,
    out,
    name,
    version: version === undefined ? undefined : Number(version),
    dataFolder: environment.LECTERN_DATA || '.lectern',
    address: address.endsWith('/') ? address : `${address}/`,
    help,
  });
}

function parseFlags(args: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = { train: string, test: string, out: string, name: string, version: string, address: string };
  try {
    return ok(parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } } }).values);
  } catch (error) {
    // parseArgs throws TypeErrors that name the option; anything else is a bug of ours.
    if (!(error instanceof TypeError)) throw error;
    return refuse('명령을 알아듣지 못했어요.', error.message);
  }
}

function refuse(ko: string, en: string) {
  return err(
    failure('bad_input', `${ko} 사용법은 npm run train -- --help`, `${en} For usage: npm run train -- --help`),
  );
}
