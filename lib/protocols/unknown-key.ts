import { type Failure, failure } from '@/lib/base/failure';
import { showableKey } from './json-guard';

/** Refuses a key that a body may not have, names it where it can be shown, and lists those it may have. */
export function unknownKey(key: string, known: readonly string[]): Failure {
  const name = showableKey(key);
  const listed = known.join(', ');
  return failure(
    'bad_input',
    `${name === undefined ? '모르는 이름이 있어요.' : `"${name}"은(는) 모르는 이름이에요.`} 쓸 수 있는 이름: ${listed}`,
    `${name === undefined ? 'There is an unknown key.' : `"${name}" is an unknown key.`} Known keys: ${listed}`,
  );
}
