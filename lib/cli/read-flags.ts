import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ok } from '@/lib/base/result';
import { misuse } from './misuse';

/** Splits a command line into flags and the rest. Failure: bad_input, for a flag that isn't among `options`. */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    // parseArgs throws TypeErrors that name the option; anything else is a bug of ours.
    if (!(error instanceof TypeError)) throw error;
    return misuse('명령을 알아듣지 못했어요.', error.message.replaceAll(/\s+/g, ' '));
  }
}
