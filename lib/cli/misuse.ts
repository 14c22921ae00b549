import { failure } from '@/lib/base/failure';
import { err } from '@/lib/base/result';

/** A command that wasn't understood, with what to write instead; its code is `bad_input`. */
export function misuse(ko: string, en: string): ReturnType<typeof err> {
  return err(
    failure('bad_input', `${ko} 사용법은 npm run models -- --help`, `${en} For usage: npm run models -- --help`),
  );
}
