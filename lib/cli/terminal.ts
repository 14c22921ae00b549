import type { Failure } from '@/lib/base/failure';
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

/** What a command was asked to do can't be done; 2 is for a command that wasn't understood, 130 for Ctrl+C. */
export const exitCodes = { done: 0, failed: 1, misused: 2, stopped: 130 } as const;

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
