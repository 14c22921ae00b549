import type { Bilingual } from '@/lib/base/failure';
import { checkSizes, type InstalledVersion, installedVersions, readInstalled } from './installed-versions';
import { megabytes } from './megabytes';
import { misuse } from './misuse';
import { modelFolders } from './model-folders';
import { printable } from './printable';
import { readFlags } from './read-flags';
import { exitCodes, giveUp, type Verb } from './terminal';
import { alignRows } from './text-table';

const usage = `  npm run models -- list [--json]      있는 모델과 버전을 모두 보기 / every model and version there is
`;

/** `npm run models -- list`: every model and version on the disk, and whether its files are there. */
export const listVerb: Verb = {
  usage,
  async run(args, terminal) {
    const flags = readFlags(args, { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } });
    if (!flags.ok) return giveUp(terminal, flags.failure);
    if (flags.value.values.help) {
      terminal.out.write(usage);
      return exitCodes.done;
    }
    if (flags.value.positionals.length > 0) {
      const { failure } = misuse(
        'list 뒤에는 이름을 적지 않아요. 모델 하나는 show NAME으로 보세요.',
        'Nothing goes after list. See one model with show NAME.',
      );
      return giveUp(terminal, failure);
    }
    const { versions, warnings } = await installedVersions(modelFolders(terminal));
    for (const warning of warnings) terminal.errors.write(`건너뛰었어요 (passed over): ${printable(warning)}\n`);
    const listed = await Promise.all(versions.map(describe));
    terminal.out.write(flags.value.values.json ? `${JSON.stringify(listed, null, 2)}\n` : textOf(listed));
    return exitCodes.done;
  },
};

/** A line of the list; what a manifest tells is absent where it can't be read. */
interface Listed {
  readonly model: string;
  readonly version: number;
  readonly shipped: boolean;
  /** Every file is there with its size. */
  readonly whole: boolean;
  readonly handler?: string;
  readonly bytes?: number;
  readonly title?: Bilingual;
  readonly licence?: string;
  readonly problem?: Bilingual;
}

async function describe(installed: InstalledVersion): Promise<Listed> {
  const { model, version, shipped, folder } = installed;
  const manifest = await readInstalled(installed);
  if (!manifest.ok) return { model, version, shipped, whole: false, problem: manifest.failure.message };
  const { handler, title, licence, files } = manifest.value;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const whole = await checkSizes(folder, manifest.value);
  const problem = whole.ok ? {} : { problem: whole.failure.message };
  return { model, version, shipped, whole: whole.ok, handler, bytes, title, licence, ...problem };
}

function textOf(listed: readonly Listed[]): string {
  if (listed.length === 0) return '모델이 하나도 없어요. (There is no model.)\n';
  const rows = listed.map(({ model, version, shipped, whole, handler, bytes, title, licence }) => [
    model,
    String(version),
    handler ?? '?',
    bytes === undefined ? '?' : megabytes(bytes),
    whole ? '온전함 whole' : '깨짐 broken',
    shipped ? '들어 있음 shipped' : '넣음 added',
    printable(title?.ko ?? ''),
    printable(licence ?? ''),
  ]);
  const head = [
    '모델 MODEL',
    '버전 VERSION',
    '종류 HANDLER',
    '크기 SIZE',
    '파일 FILES',
    '온 곳 FROM',
    '제목 TITLE',
    '라이선스 LICENCE',
  ];
  const lines = [...alignRows([head, ...rows])];
  for (const { model, version, problem } of listed) {
    if (problem) lines.push(`! ${model} ${version}: ${problem.ko} (${problem.en})`);
  }
  return `${lines.join('\n')}\n`;
}
