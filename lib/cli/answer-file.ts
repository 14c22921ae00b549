import { randomBytes } from 'node:crypto';
import { access, type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { Row } from '@/lib/serving/row';
import type { Signature } from '@/lib/serving/signature';
import { csvLayout } from './answer-csv';
import { answerJson } from './answer-json';
import type { AnswerSink } from './answer-sink';
import { misuse } from './misuse';
import { printable } from './printable';
import type { NamedFile } from './row-source';

/**
 * Looks whether answers can be written where a person says, before any are made.
 * @returns Failure: bad_input, for an ending that isn't known, a file that is there, a folder that isn't.
 */
export async function checkAnswerFile({ path, shown }: NamedFile, overwrite: boolean): Promise<Result<void>> {
  if (!formats.has(extname(shown).toLowerCase())) {
    return misuse(
      `--out은 이렇게 끝나는 파일이에요: ${[...formats.keys()].join(' ')}.`,
      `--out takes a file that ends in: ${[...formats.keys()].join(' ')}.`,
    );
  }
  if (!(await isThere(dirname(path)))) return err(noFolder);
  if (!(await isThere(path))) return ok(undefined);
  if ((await lstat(path)).isDirectory()) return err(isFolder(shown));
  return overwrite ? ok(undefined) : err(isTaken(shown));
}

/** Writes answers under a temporary name; the file has its own name only once it is whole. */
export async function openAnswerFile(
  { path, shown }: NamedFile,
  signature: Signature,
  labels: readonly string[] | undefined,
): Promise<AnswerSink> {
  const format = formats.get(extname(shown).toLowerCase());
  if (!format) throw new Error(`No format ends in ${extname(shown)}; it was checked before.`);
  const { head, between, lines, tail } = format(signature, labels);
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  const handle = await open(temporary, 'wx');
  let isFirst = true;
  return {
    async write(asked, answers) {
      if (answers.length === 0) return;
      await append(handle, (isFirst ? head : between) + lines(asked, answers));
      isFirst = false;
    },
    async finish() {
      await append(handle, (isFirst ? head : '') + tail);
      await handle.sync();
      await handle.close();
      await rename(temporary, path);
    },
    async discard() {
      await handle.close();
      await rm(temporary, { force: true });
    },
  };
}

interface Format {
  readonly head: string;
  /** Between two chunks. */
  readonly between: string;
  lines(asked: readonly Row[], answers: readonly Row[]): string;
  readonly tail: string;
}

const formats: ReadonlyMap<string, (signature: Signature, labels: readonly string[] | undefined) => Format> = new Map([
  [
    '.jsonl',
    () => ({
      head: '',
      between: '',
      lines: (_, answers) => answers.map((row) => `${answerJson(row)}\n`).join(''),
      tail: '',
    }),
  ],
  [
    '.json',
    () => ({ head: '[\n', between: ',\n', lines: (_, answers) => answers.map(answerJson).join(',\n'), tail: '\n]\n' }),
  ],
  ['.csv', (signature, labels) => ({ ...csvLayout(signature, labels), between: '', tail: '' })],
]);

async function append(handle: FileHandle, text: string): Promise<void> {
  await handle.appendFile(text);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

const noFolder = failure(
  'bad_input',
  '--out에 적은 폴더가 없어요. 폴더를 먼저 만들어 주세요.',
  'The folder named in --out is not there. Make it first.',
);

function isFolder(shown: string) {
  const name = printable(shown).slice(0, 200);
  return failure(
    'bad_input',
    `'${name}'은(는) 폴더예요. 파일 이름을 적어 주세요.`,
    `'${name}' is a folder. Name a file.`,
  );
}

function isTaken(shown: string) {
  const name = printable(shown).slice(0, 200);
  return failure(
    'bad_input',
    `'${name}' 파일이 이미 있어요. 덮어쓰려면 --overwrite를 더해 주세요.`,
    `The file '${name}' is there already. To replace it, add --overwrite.`,
  );
}
