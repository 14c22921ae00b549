/**
 * A text as one word for sh, bash and zsh, where nothing in single quotes is expanded. An apostrophe ends the quotes,
 * stands by itself behind a backslash, and opens them again.
 */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
