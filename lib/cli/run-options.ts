import { ok, type Result } from '@/lib/base/result';
import { misuse } from './misuse';
import { readFlags } from './read-flags';
import { type AskedVersion, readAskedVersion, versionFlags } from './version-flags';

/** What `npm run models -- run` was asked. */
export interface RunOptions extends AskedVersion {
  readonly signature: string | undefined;
  /** As written: `NAME=VALUE`. */
  readonly input: readonly string[];
  /** As written. */
  readonly inputFile: string | undefined;
  /** As written; undefined prints. */
  readonly out: string | undefined;
  readonly overwrite: boolean;
  readonly json: boolean;
}

export const runUsage = `  npm run models -- run NAME --input text="재미있어요"
                                       모델에게 물어보기 / asks a model
  npm run models -- run NAME --input-file FILE --out FILE
                                       파일의 행마다 물어보고 답을 파일로 / a file's rows, and a file of answers

    --input NAME=VALUE  글, 수, true, JSON; @FILE은 파일의 내용 / text, number, true, JSON; @FILE is a file's content
    --input-file FILE   .jsonl .json .csv .tsv .txt .jpg .png .webp
    --out FILE          .jsonl .json .csv                    (화면에 보여요, shown here)
    --overwrite         있는 파일을 덮어써요 / replaces a file that is there
    --version V         이 버전 / this version               (가장 새 버전, the newest)
    --signature S       이 서명으로 / this signature         (serving_default)
    --json              한 줄에 답 하나씩 JSON / an answer a line, as JSON
`;

const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;
const flags = {
  ...versionFlags,
  signature: string,
  input: { type: 'string', multiple: true },
  'input-file': string,
  out: string,
  overwrite: boolean,
  json: boolean,
} as const;

/** @returns Undefined when help was asked. Failure: bad_input. */
export function parseRunOptions(args: readonly string[]): Result<RunOptions | undefined> {
  const parsed = readFlags(args, flags);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok(undefined);
  const asked = readAskedVersion('run', positionals, values.version);
  if (!asked.ok) return asked;
  const { signature, input = [], 'input-file': inputFile, out, overwrite = false, json = false } = values;
  if (input.length === 0 && inputFile === undefined) {
    return misuse('--input이나 --input-file로 물어볼 것을 주세요.', 'Give what to ask with --input or --input-file.');
  }
  if (overwrite && out === undefined) return misuse('--overwrite는 --out과 함께 써요.', '--overwrite goes with --out.');
  if (json && out !== undefined) {
    return misuse(
      '--json은 화면에 쓸 때만 써요. 파일은 이름의 끝(.jsonl)으로 정해요.',
      '--json is for what is printed. A file’s name says what it is (.jsonl).',
    );
  }
  return ok({ ...asked.value, signature, input, inputFile, out, overwrite, json });
}
