import type { Result } from '@/lib/base/result';
import { chooseVersion } from './choose-version';
import { type InstalledVersion, installedVersions } from './installed-versions';
import { modelFolders } from './model-folders';
import { readFlags } from './read-flags';
import { exitCodes, giveUp, type Terminal, type Verb } from './terminal';
import { type Check, verifyVersion } from './verify-version';
import { readAskedVersion, versionFlags } from './version-flags';

const usage = `  npm run models -- verify NAME        파일과 해시, 시작, 예열, 답을 확인하기
                                       checks files, hashes, start, warm-up and answers

    --version V       이 버전 / this version                   (가장 새 버전, the newest)
`;

/** `npm run models -- verify`: whether a version is whole and answers as its manifest says. */
export const verifyVerb: Verb = {
  usage,
  async run(args, terminal) {
    const parsed = readFlags(args, versionFlags);
    if (!parsed.ok) return giveUp(terminal, parsed.failure);
    if (parsed.value.values.help) {
      terminal.out.write(usage);
      return exitCodes.done;
    }
    const chosen = await choose(parsed.value.positionals, parsed.value.values.version, terminal);
    if (!chosen.ok) return giveUp(terminal, chosen.failure);
    const { model, version } = chosen.value;
    terminal.out.write(`${model} ${version}\n`);
    let failed = 0;
    for await (const check of verifyVersion(chosen.value, terminal)) {
      terminal.out.write(lineOf(check));
      if (check.outcome === 'failed') failed++;
      if (terminal.signal.aborted) return stop(terminal);
    }
    if (terminal.signal.aborted) return stop(terminal);
    terminal.out.write(failed === 0 ? '온전해요. (All is well.)\n' : '온전하지 않아요. (Not all is well.)\n');
    return failed === 0 ? exitCodes.done : exitCodes.failed;
  },
};

async function choose(
  positionals: readonly string[],
  version: string | undefined,
  terminal: Terminal,
): Promise<Result<InstalledVersion>> {
  const asked = readAskedVersion('verify', positionals, version);
  if (!asked.ok) return asked;
  const { versions } = await installedVersions(modelFolders(terminal));
  return chooseVersion(versions, asked.value.name, asked.value.version);
}

const marks = { passed: '✓', failed: '✗', untried: '–' } as const;

function lineOf({ outcome, what, detail }: Check): string {
  const english = detail.en === detail.ko ? '' : ` (${detail.en})`;
  return `${marks[outcome]} ${what.ko} · ${what.en}: ${detail.ko}${english}\n`;
}

function stop({ errors }: Terminal): number {
  errors.write('멈췄어요.\n(Stopped.)\n');
  return exitCodes.stopped;
}
