/** Where the meaning of a failure's code stands on the page. */
export function codeAnchor(code: string): string {
  return `code-${code}`;
}
