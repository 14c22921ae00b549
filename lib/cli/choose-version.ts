import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { InstalledVersion } from './installed-versions';
import { printable } from './printable';

/**
 * The version that a command names.
 * @param version  Undefined is the newest.
 * @returns Failure: model_not_found, with the names or numbers that are there.
 */
export function chooseVersion(
  versions: readonly InstalledVersion[],
  name: string,
  version: number | undefined,
): Result<InstalledVersion> {
  const same = versions.filter(({ model }) => model === name);
  if (same.length === 0) return err(noModel(name, [...new Set(versions.map(({ model }) => model))]));
  const chosen = version === undefined ? same[0] : same.find((one) => one.version === version);
  return chosen ? ok(chosen) : err(noVersion(name, version, same));
}

function noModel(name: string, known: readonly string[]) {
  const shown = printable(name).slice(0, 64);
  if (known.length === 0) {
    return failure(
      'model_not_found',
      '모델이 하나도 없어요. npm run models -- add로 넣어 주세요.',
      'There is no model at all. Add one with npm run models -- add.',
    );
  }
  const near = nearest(name, known);
  const names = known.slice(0, MOST_NAMES).join(', ') + (known.length > MOST_NAMES ? ', …' : '');
  return failure(
    'model_not_found',
    `'${shown}' 모델이 없어요.${near ? ` 혹시 ${near}인가요?` : ''} 있는 모델: ${names}.`,
    `There is no model '${shown}'.${near ? ` Did you mean ${near}?` : ''} There are: ${names}.`,
  );
}

const MOST_NAMES = 30;

function noVersion(name: string, version: number | undefined, same: readonly InstalledVersion[]) {
  const known = same.map((one) => one.version).join(', ');
  return failure(
    'model_not_found',
    `${name}에는 버전 ${version}이(가) 없어요. 있는 버전: ${known}.`,
    `${name} has no version ${version}. It has: ${known}.`,
  );
}

/** The known name that takes the fewest letters to change, if that is no more than a third of them. */
function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.floor(name.length / 3) + 1;
  for (const candidate of known) {
    const changes = candidate.includes(name) && name.length > 2 ? 0 : changesBetween(name.slice(0, 64), candidate);
    if (changes >= least) continue;
    least = changes;
    best = candidate;
  }
  return best;
}

/** Levenshtein's distance, a row of its table at a time. */
function changesBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const kept = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(kept, above[j] + 1, row[j - 1] + 1));
    }
    above = row;
  }
  return above[b.length];
}
