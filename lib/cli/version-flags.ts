import { ok, type Result } from '@/lib/base/result';
import { parseVersion } from '@/lib/serving/scan-repository';
import { misuse } from './misuse';

/** The version of a model that a command is about. */
export interface AskedVersion {
  readonly name: string;
  /** Undefined is the newest. */
  readonly version: number | undefined;
}

/** Flags that every verb about one version takes. */
export const versionFlags = {
  version: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads NAME and `--version`. Failure: bad_input. */
export function readAskedVersion(
  verb: string,
  positionals: readonly string[],
  version: string | undefined,
): Result<AskedVersion> {
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    return misuse(`모델 이름을 하나 적어 주세요: ${verb} NAME.`, `Name one model: ${verb} NAME.`);
  }
  const parsed = version === undefined ? undefined : parseVersion(version);
  if (version !== undefined && parsed === undefined) {
    return misuse('--version은 1부터의 정수예요.', '--version is a whole number from 1.');
  }
  return ok({ name, version: parsed });
}
