import type { Failure } from '@/lib/base/failure';
import type { FailureCode } from '@/lib/base/failure-codes';
import type { LineSink } from '@/lib/training/stage-clock';

/** What a verb of the command line works with. */
export interface Terminal {
  readonly out: LineSink;
  readonly errors: LineSink;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The project's own folder, with `models` in it. */
  readonly projectFolder: string;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

/** 1: what was asked can't be done; 2: what was given has to be put right; 130: Ctrl+C. */
export const exitCodes = { done: 0, failed: 1, misused: 2, stopped: 130 } as const;

/** What a person gave has to be put right: the command, a setting, a name, or what is in a file of theirs. */
const misused: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'bad_input',
  'bad_json',
  'bad_encoding',
  'too_many_items',
  'model_not_found',
  'cascade_not_found',
  'image_empty',
  'image_unsupported',
  'image_too_large',
  'image_corrupt',
]);

/** The exit code of a command that failed. */
export function exitCodeOf({ code }: Failure): number {
  if (code === 'cancelled') return exitCodes.stopped;
  return misused.has(code) ? exitCodes.misused : exitCodes.failed;
}

/** One verb of `npm run models`. */
export interface Verb {
  /** Lines of the help, in both languages. */
  readonly usage: string;
  /** @returns The exit code. Expected failures are printed, bugs thrown. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Prints a failure for people. */
export function complain({ errors }: Terminal, { message }: Failure): void {
  errors.write(`${message.ko}\n(${message.en})\n`);
}

/** Prints why a command failed. @returns Its exit code. */
export function giveUp(terminal: Terminal, failure: Failure): number {
  complain(terminal, failure);
  return exitCodeOf(failure);
}
