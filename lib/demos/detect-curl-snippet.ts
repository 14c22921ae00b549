import { type DetectSnippetRequest, detectFields } from './detect-snippet-request';
import { shellQuoted } from './shell-quoted';

/** The request as a command for sh, bash and zsh, run beside the picture. */
export function detectCurlSnippet(request: DetectSnippetRequest): string {
  const { origin, fileName, cascadeFile } = request;
  return [
    `curl -s ${shellQuoted(`${origin}/detect`)}`,
    `-F ${shellQuoted(`image=@${curlQuoted(fileName)}`)}`,
    ...(cascadeFile === undefined ? [] : [`-F ${shellQuoted(`cascadeFile=@${curlQuoted(cascadeFile)}`)}`]),
    ...detectFields(request).map(([key, value]) => `-F ${shellQuoted(`${key}=${value}`)}`),
  ].join(' \\\n  ');
}

/** curl reads `;` and `,` after a file name as its own signs, and a lone `-` as what is typed; not inside quotes. */
function curlQuoted(name: string): string {
  const path = name.startsWith('-') ? `./${name}` : name;
  return `"${path.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
}
