import { printableJson } from './printable-json';
import { type SnippetRequest, snippetBody } from './snippet-request';

/** The request in Python 3 with nothing but its standard library. */
export function pythonSnippet(request: SnippetRequest): string {
  return `import json
from urllib.request import Request, urlopen

body = {${pythonEntries(request)}}
request = Request(
    ${printableJson(`${request.origin}/predict`)},
    data=json.dumps(body).encode("utf-8"),
    headers={"Content-Type": "application/json"},
)
with urlopen(request) as response:
    answer = json.load(response)
${printing(request)}`;
}

function pythonEntries(request: SnippetRequest): string {
  const entries = Object.entries(snippetBody(request));
  return entries
    .map(
      ([key, value]) => `"${key}": ${typeof value === 'boolean' ? (value ? 'True' : 'False') : printableJson(value)}`,
    )
    .join(', ');
}

function printing({ explain }: SnippetRequest): string {
  const answer = 'print(answer["0"]["label"], answer["0"]["confidence"])';
  if (!explain) return answer;
  return `${answer}
why = answer["0"]["explanation"]
for word in why["tokens"]:
    print(why["text"][word["start"]:word["end"]], word["weight"])`;
}
