import { printableJson } from './printable-json';
import { type SnippetRequest, snippetBody } from './snippet-request';

/** The request in JavaScript, as a module for Node.js or for the console of a browser that shows this page. */
export function javascriptSnippet(request: SnippetRequest): string {
  const entries = Object.entries(snippetBody(request));
  const body = entries.map(([key, value]) => `${key}: ${printableJson(value)}`).join(', ');
  return `const response = await fetch(${printableJson(`${request.origin}/predict`)}, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ ${body} }),
});
const answer = await response.json();
${printing(request)}`;
}

function printing({ explain }: SnippetRequest): string {
  const answer = 'console.log(answer["0"].label, answer["0"].confidence);';
  if (!explain) return answer;
  return `${answer}
const why = answer["0"].explanation;
for (const word of why.tokens) console.log(why.text.slice(word.start, word.end), word.weight);`;
}
