import { type DetectSnippetRequest, detectOptions, type OptionValue } from './detect-snippet-request';
import { printableJson } from './printable-json';

/** The request in Python 3 with nothing but its standard library: the picture travels as Base64 in JSON. */
export function detectPythonSnippet(request: DetectSnippetRequest): string {
  const { origin, fileName, cascadeFile } = request;
  const lines = [
    `"image": b64encode(Path(${printableJson(fileName)}).read_bytes()).decode("ascii"),`,
    ...(cascadeFile === undefined ? [] : [`"cascadeXml": Path(${printableJson(cascadeFile)}).read_text("utf-8"),`]),
    ...detectOptions(request).map(([key, value]) => `"${key}": ${pythonValue(value)},`),
  ];
  return `import json
from base64 import b64encode
from pathlib import Path
from urllib.request import Request, urlopen

body = {
${lines.map((line) => `    ${line}`).join('\n')}
}
request = Request(
    ${printableJson(`${origin}/detect`)},
    data=json.dumps(body).encode("utf-8"),
    headers={"Content-Type": "application/json"},
)
with urlopen(request) as response:
    answer = json.load(response)
for box in answer["boxes"]:
    print(box["x"], box["y"], box["width"], box["height"], box["neighbors"])`;
}

function pythonValue(value: OptionValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return printableJson(value);
  if (typeof value === 'number') return String(value);
  return `[${value.map((item) => (typeof item === 'string' ? printableJson(item) : String(item))).join(', ')}]`;
}
