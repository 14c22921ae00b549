import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { nameSchema } from '@/lib/serving/signature';
import type { KnownVersion } from './known-versions';

/** A name of the repository made from whatever a model is called elsewhere: `Foo/BERT base.v2` is `bert-base-v2`. */
export function localNameOf(called: string): string {
  const last = called.split('/').at(-1) ?? '';
  const plain = last
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 64);
  return plain.replace(/-+$/, '') || 'model';
}

/** Failure: bad_input. */
export function parseLocalName(name: string): Result<string> {
  if (nameSchema.safeParse(name).success) return ok(name);
  return err(
    failure(
      'bad_input',
      '--name은 영어 소문자, 숫자, -와 _로 64자까지 적어 주세요.',
      'Write --name in lower-case letters, digits, - and _, 64 at most.',
    ),
  );
}

/**
 * Whether a text classifier may be added under a name.
 * @returns The newest version of that name, above which the new one goes. Failure: bad_input for a name of the
 *   project's own models or of another kind of model, since pages and programs rely on those.
 */
export function checkNameFree(name: string, known: readonly KnownVersion[]): Result<KnownVersion | undefined> {
  const same = known.filter((version) => version.model === name);
  if (same.some((version) => version.shipped)) return err(nameOfProject(name));
  if (same.some(({ manifest }) => manifest !== undefined && manifest.handler !== 'transformer')) {
    return err(nameOfOtherKind(name));
  }
  const newest = same.reduce<KnownVersion | undefined>(
    (best, next) => (best && best.version > next.version ? best : next),
    undefined,
  );
  return ok(newest);
}

function nameOfProject(name: string) {
  return failure(
    'bad_input',
    `${name}은(는) Lectern에 들어 있는 모델의 이름이에요. --name으로 다른 이름을 주세요.`,
    `${name} is a model that comes with Lectern. Give another name with --name.`,
  );
}

function nameOfOtherKind(name: string) {
  return failure(
    'bad_input',
    `${name}은(는) 이미 다른 종류의 모델이 쓰는 이름이에요. --name으로 다른 이름을 주세요.`,
    `${name} is already the name of another kind of model. Give another name with --name.`,
  );
}
