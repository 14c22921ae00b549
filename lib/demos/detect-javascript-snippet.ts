import { type DetectSnippetRequest, detectFields } from './detect-snippet-request';
import { printableJson } from './printable-json';

/** The request in JavaScript, as a module for Node.js beside the picture. */
export function detectJavascriptSnippet(request: DetectSnippetRequest): string {
  const { origin, fileName, cascadeFile } = request;
  const appended = [
    `form.append("image", new Blob([await readFile(${printableJson(fileName)})]), "photo");`,
    ...(cascadeFile === undefined
      ? []
      : [`form.append("cascadeFile", new Blob([await readFile(${printableJson(cascadeFile)})]), "cascade.xml");`]),
    ...detectFields(request).map(([key, value]) => `form.append("${key}", ${printableJson(value)});`),
  ];
  return `import { readFile } from "node:fs/promises";

const form = new FormData();
${appended.join('\n')}
const response = await fetch(${printableJson(`${origin}/detect`)}, { method: "POST", body: form });
const answer = await response.json();
for (const box of answer.boxes) console.log(box.x, box.y, box.width, box.height, box.neighbors);`;
}
