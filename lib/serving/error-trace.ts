/**
 * What may be logged of an error thrown while rows are worked on: its name, its code and where it was thrown, never
 * its message, because a message may quote what a person typed.
 */
export function errorTrace(error: unknown): { readonly name: string; readonly code?: string; readonly at: string } {
  if (!(error instanceof Error)) return { name: typeof error, at: '' };
  const at = stackFrames(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code === undefined ? { name: error.name, at } : { name: error.name, code, at };
}

/** The stack without its head, which repeats the message; a message may span lines, so only frame lines are kept. */
function stackFrames(error: Error): string {
  const message = `${error.message}`;
  const stack = error.stack ?? '';
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 12)
    .join('\n');
}
