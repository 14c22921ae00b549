/**
 * One review a line: what people paste. Blank lines are dropped, white space around a line too.
 * U+2028 and U+2029 stay inside a line: they come with copied text, and nobody sees them.
 */
export function readLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const trimmed = line.trim();
    if (trimmed !== '') lines.push(trimmed);
  }
  return lines;
}
