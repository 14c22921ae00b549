import { printableJson } from './printable-json';
import { shellQuoted } from './shell-quoted';

/** A request with a JSON body, such as `:predict` of a model, that snippets make. */
export interface JsonSnippetRequest {
  /** Scheme, host and port, such as `http://127.0.0.1:3000`, without a slash at the end. */
  readonly origin: string;
  /** Such as `/v1/models/NAME:predict`. */
  readonly path: string;
  readonly body: JsonValue;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** The request as a command for sh, bash and zsh. */
export function jsonCurlSnippet({ origin, path, body }: JsonSnippetRequest): string {
  return [
    `curl -s ${shellQuoted(origin + path)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellQuoted(literal(body, json))}`,
  ].join('\n');
}

/** The request in Python 3 with nothing but its standard library. */
export function jsonPythonSnippet({ origin, path, body }: JsonSnippetRequest): string {
  return `import json
from urllib.request import Request, urlopen

body = ${literal(body, python)}
request = Request(
    ${printableJson(origin + path)},
    data=json.dumps(body).encode("utf-8"),
    headers={"Content-Type": "application/json"},
)
with urlopen(request) as response:
    answer = json.load(response)
print(json.dumps(answer, ensure_ascii=False, indent=2))`;
}

/** The request in JavaScript, as a module for Node.js or for the console of a browser that shows this page. */
export function jsonJavascriptSnippet({ origin, path, body }: JsonSnippetRequest): string {
  return `const body = ${literal(body, json)};
const response = await fetch(${printableJson(origin + path)}, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
const answer = await response.json();
console.log(JSON.stringify(answer, null, 2));`;
}

/** A body as a person edits it: short values on one line, long ones over several. */
export function layOutJson(body: JsonValue): string {
  return literal(body, json);
}

/** How a language writes what JSON calls true, false and null. */
type Constants = Readonly<Record<'true' | 'false' | 'null', string>>;
const json: Constants = { true: 'true', false: 'false', null: 'null' };
const python: Constants = { true: 'True', false: 'False', null: 'None' };

/** Columns that a value may take before it is written over several lines. */
const lineWidth = 72;

function literal(value: JsonValue, constants: Constants, indent = ''): string {
  if (value === null) return constants.null;
  if (typeof value === 'boolean') return value ? constants.true : constants.false;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return printableJson(value);
  const deeper = `${indent}  `;
  const [open, close, items] = isList(value)
    ? ['[', ']', value.map((item) => literal(item, constants, deeper))]
    : [
        '{',
        '}',
        Object.entries(value).map(([name, item]) => `${printableJson(name)}: ${literal(item, constants, deeper)}`),
      ];
  const line = `${open}${items.join(', ')}${close}`;
  if (items.length === 0 || (line.length + indent.length <= lineWidth && !line.includes('\n'))) return line;
  return `${open}\n${items.map((item) => deeper + item).join(',\n')}\n${indent}${close}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
