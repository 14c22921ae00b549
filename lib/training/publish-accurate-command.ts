import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createHandlerContext } from '@/lib/serving/handler-context';
import { startHandler } from '@/lib/serving/start-handler';
import { accurateDraft } from './accurate-draft';
import { publishVersion } from './publish-version';

const usage = `학습한 정확한 모델을 저장소에 넣어요. / Puts the trained accurate model into the repository.

  npm run publish:accurate [-- --from DIR] [--out DIR] [--version N]

  --from DIR    내보낸 폴더 / the exported folder     (LECTERN_TRAINING/export, ~/lectern-training/export)
  --out DIR     모델을 둘 폴더 / folder of models     (models)
  --version N   버전 번호 / number of the version     (다음 번호 / the next one)

그다음 / then: npm run evaluate -- sentiment-accurate --write-metrics
`;

process.exitCode = await main();

/** `npm run publish:accurate`, for maintainers. @returns The exit status. */
async function main(): Promise<number> {
  const done = await publish();
  process[done.ok ? 'stdout' : 'stderr'].write(
    done.ok ? done.value : `${done.failure.message.ko}\n${done.failure.message.en}\n`,
  );
  return done.ok ? 0 : 1;
}

async function publish(): Promise<Result<string>> {
  const options = readOptions();
  if (!options.ok) return options;
  const { help, from, out = 'models', version } = options.value;
  if (help) return ok(usage);
  const work = process.env.LECTERN_TRAINING ?? join(homedir(), 'lectern-training');
  const folder = from ?? join(work, 'export');
  let draft: Awaited<ReturnType<typeof accurateDraft>>;
  try {
    draft = await accurateDraft(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refuse(
      `내보낸 폴더를 읽을 수 없어요(${error.code}). training/accurate의 export.py를 먼저 하거나 --from을 확인해 주세요.`,
      `The exported folder can't be read (${error.code}). Run export.py of training/accurate first, or check --from.`,
    );
  }
  const published = await publishVersion(draft, {
    destination: out,
    ...(version === undefined ? {} : { version: Number(version) }),
    check: async (written, manifest) => {
      const started = await startHandler(handlerRegistry, createHandlerContext(written, manifest));
      if (!started.ok) return err(started.fault.failure);
      await started.handler.close?.();
      return ok(undefined);
    },
  });
  if (!published.ok) return published;
  const { version: number, bytes, folder: made } = published.value;
  return ok(`저장됨 · published  sentiment-accurate ${number} (${made}, ${bytes.toLocaleString('en-US')} bytes)\n`);
}

function readOptions() {
  const string = { type: 'string' } as const;
  try {
    const options = { from: string, out: string, version: string, help: { type: 'boolean', short: 'h' } as const };
    const { values } = parseArgs({ options });
    if (values.version === undefined || /^[1-9][0-9]{0,8}$/.test(values.version)) return ok(values);
    return refuse('--version은 1부터의 정수예요.', '--version is a whole number from 1.');
  } catch (error) {
    // parseArgs throws TypeErrors that name the option; anything else is a bug of ours.
    if (!(error instanceof TypeError)) throw error;
    return refuse('명령을 알아듣지 못했어요. 사용법: --help', `${error.message} For usage: --help`);
  }
}

function refuse(ko: string, en: string): Result<never> {
  return err(failure('bad_input', ko, en));
}
