import { printableJson } from './printable-json';
import { type SnippetRequest, snippetBody } from './snippet-request';

/** The request as a command for sh, bash and zsh. Nothing in single quotes is expanded there. */
export function curlSnippet(request: SnippetRequest): string {
  const entries = Object.entries(snippetBody(request));
  const body = `{${entries.map(([key, value]) => `"${key}": ${printableJson(value)}`).join(', ')}}`;
  return [
    `curl -s ${shellQuoted(`${request.origin}/predict`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellQuoted(body)}`,
  ].join('\n');
}

/** An apostrophe ends the quotes, stands by itself behind a backslash, and opens them again. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
