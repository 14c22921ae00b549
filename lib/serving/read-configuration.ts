import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Bilingual } from '@/lib/base/failure';
import { type Configuration, configurationOf, configurationSchema } from './configuration';
import { describeIssues } from './configuration-issues';

/** What is wrong with the file, and where. */
export interface ConfigurationFault {
  /** From 1. */
  readonly line: number;
  readonly message: Bilingual;
}

export type ReadConfiguration =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      /** From 1, of the value at a path such as `['models', 'faces', 'labels']`. */
      readonly lineOf: (path: readonly string[]) => number;
    }
  /** At least one, by line. */
  | { readonly ok: false; readonly faults: readonly ConfigurationFault[] };

/** Deeper than any configuration; what is deeper is refused before it is walked. */
const maxDepth = 16;

/**
 * Reads the configuration file: strict JSON in UTF-8 (a byte order mark is taken off), without comments, trailing
 * commas, repeated keys and keys that aren't known. Every fault comes with its line.
 */
export function readConfiguration(bytes: Uint8Array): ReadConfiguration {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(1, '글자가 UTF-8이 아니에요.', 'The text is not UTF-8.');
  }
  const tooDeepAt = offsetOfDepth(text, maxDepth);
  if (tooDeepAt !== undefined)
    return refused(lineAt(text, tooDeepAt), '괄호가 너무 깊어요.', 'It is nested too deeply.');
  const syntax: ParseError[] = [];
  const tree = parseTree(text, syntax, { disallowComments: true, allowTrailingComma: false });
  const [first] = syntax;
  // What follows the first slip is mostly its echo.
  if (first) return { ok: false, faults: [syntaxFault(text, first)] };
  const json = parseStrictly(text);
  if (!json.ok || !tree) return { ok: false, faults: [json.ok ? syntaxFault(text) : json.fault] };
  const wrong = wrongKeys(text, tree);
  if (wrong.length > 0) return { ok: false, faults: wrong };
  const parsed = configurationSchema.safeParse(json.value, { reportInput: true });
  if (parsed.success) {
    const lineOf = (path: readonly string[]) => lineAt(text, offsetOf(tree, path, undefined));
    return { ok: true, configuration: configurationOf(parsed.data), lineOf };
  }
  const faults = describeIssues(parsed.error.issues).map(({ path, key, message }) => ({
    line: lineAt(text, offsetOf(tree, path, key)),
    message,
  }));
  return { ok: false, faults: faults.sort((a, b) => a.line - b.line) };
}

function refused(line: number, ko: string, en: string): ReadConfiguration {
  return { ok: false, faults: [{ line, message: { ko, en } }] };
}

function syntaxFault(text: string, error?: ParseError): ConfigurationFault {
  const detail = error ? ` (${printParseErrorCode(error.error)})` : '';
  return {
    line: lineAt(text, error?.offset ?? 0),
    message: { ko: `JSON이 아니에요.${detail}`, en: `It is not JSON.${detail}` },
  };
}

/** The parser above is more lenient than JSON in corners, such as control characters in strings. */
function parseStrictly(text: string): { ok: true; value: unknown } | { ok: false; fault: ConfigurationFault } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    const offset = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const fault = syntaxFault(text);
    return { ok: false, fault: { ...fault, line: lineAt(text, Number(offset ?? 0)) } };
  }
}

function wrongKeys(text: string, node: Node): readonly ConfigurationFault[] {
  const seen = new Set<unknown>();
  const faults: ConfigurationFault[] = [];
  for (const child of node.children ?? []) {
    if (node.type === 'object') {
      const key: unknown = child.children?.[0]?.value;
      const shown = JSON.stringify(key);
      const line = lineAt(text, child.offset);
      if (seen.has(key)) {
        faults.push({ line, message: { ko: `${shown} 항목이 두 번 나와요.`, en: `${shown} appears twice.` } });
      }
      // The schema never sees this one.
      if (key === '__proto__') {
        faults.push({ line, message: { ko: `${shown}은(는) 모르는 항목이에요.`, en: `${shown} is not known.` } });
      }
      seen.add(key);
    }
    faults.push(...wrongKeys(text, child));
  }
  return faults;
}

/** Where a value stands, or the nearest object around it when it is missing. @param key  Of that value, instead of it. */
function offsetOf(tree: Node, path: readonly PropertyKey[], key: string | undefined): number {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length).map(segmentOf));
    if (!node) continue;
    const property = node.children?.find((child) => key !== undefined && child.children?.[0]?.value === key);
    return (property ?? node).offset;
  }
  return tree.offset;
}

function segmentOf(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** @returns Where brackets first stand deeper than `limit`, in text of any kind. */
function offsetOfDepth(text: string, limit: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > limit) return index;
  }
  return undefined;
}
