import { printableJson } from './printable-json';
import { shellQuoted } from './shell-quoted';
import { type SnippetRequest, snippetBody } from './snippet-request';

/** The request as a command for sh, bash and zsh. */
export function curlSnippet(request: SnippetRequest): string {
  const entries = Object.entries(snippetBody(request));
  const body = `{${entries.map(([key, value]) => `"${key}": ${printableJson(value)}`).join(', ')}}`;
  return [
    `curl -s ${shellQuoted(`${request.origin}/predict`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellQuoted(body)}`,
  ].join('\n');
}
