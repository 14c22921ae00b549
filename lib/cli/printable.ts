/**
 * A text as a terminal may show it, on one line: line ends, tabs and everything that could move the cursor or change
 * colours is written as in JSON. Titles and answers come from files of someone else's making.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, escaped);
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
