import type { Result } from '@/lib/base/result';
import { checkVersion } from './load-version';
import type { Manifest } from './manifest';
import type { FoundVersion } from './scan-repository';

/**
 * Checks a folder without logging: what is looked at again and again is told when it matters.
 * @returns The manifest of a whole folder, or why it isn't whole, with what the log should say of it.
 */
export async function checkQuietly(found: FoundVersion): Promise<{
  readonly result: Result<Manifest>;
  readonly detail: string;
}> {
  let detail = '';
  const note = (fields: object) => {
    detail = 'detail' in fields ? String(fields.detail) : '';
  };
  const result = await checkVersion(found, { info: note, warn: note, error: note });
  return { result, detail: detail === '' && !result.ok ? result.failure.message.en : detail };
}
