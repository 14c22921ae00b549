import { base64Of, decodeTfBase64 } from './tfserving-base64';
import type { TfBody } from './tfserving-body';
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  jsonTypeName,
  quoteJson,
} from './tfserving-json-value';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';

/** One feature of an example: a flat list of one kind, which its first element sets. Floats keep their 64 bits. */
export type TfFeature =
  | { readonly kind: 'bytes'; readonly values: readonly (string | Uint8Array)[] }
  | { readonly kind: 'float'; readonly values: readonly number[] }
  | { readonly kind: 'int64'; readonly values: readonly bigint[] }
  /** An empty list. */
  | { readonly kind: 'unset'; readonly values: readonly [] };

export type TfExample = ReadonlyMap<string, TfFeature>;

export interface TfExamples {
  /** At least one. */
  readonly examples: readonly TfExample[];
  /** Features shared by all examples; an example's own one wins. */
  readonly context: TfExample | undefined;
}

/** Decodes a `:classify` or `:regress` request. All of it is checked before the model is looked up. */
export function decodeExamples(body: TfBody): TfResult<TfExamples> {
  const members = body.members();
  if (!members.ok) return members;
  const contextJson = members.value.get('context');
  const context = contextJson === undefined ? undefined : decodeExample(contextJson);
  if (context && !context.ok) return context;
  const list = members.value.get('examples');
  if (list === undefined || !isJsonArray(list) || list.length === 0) return noExamples(members.value, list);
  const examples: TfExample[] = [];
  for (const json of list) {
    const example = decodeExample(json);
    if (!example.ok) return example;
    examples.push(example.value);
  }
  return tfOk({ examples, context: context?.value });
}

function noExamples(members: JsonObject, list: JsonValue | undefined): TfResult<TfExamples> {
  let flaw = "'examples' value is an empty array";
  if (list === undefined) flaw = "When method is classify, key 'examples' is expected and was not found";
  else if (!isJsonArray(list)) flaw = "Expecting 'examples' value to be an list/array";
  return invalidArgument(`JSON Value: ${quoteJson(members)} ${flaw}`);
}

function decodeExample(json: JsonValue): TfResult<TfExample> {
  if (!isJsonObject(json)) {
    return invalidArgument(`Example must be JSON object but got JSON ${jsonTypeName(json)}`);
  }
  const example = new Map<string, TfFeature>();
  for (const [name, content] of json) {
    const feature = decodeFeature(name, isJsonArray(content) ? content : [content]);
    if (!feature.ok) return feature;
    example.set(name, feature.value);
  }
  return tfOk(example);
}

type Element =
  | { readonly kind: 'bytes'; readonly value: string | Uint8Array }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'int64'; readonly value: bigint };

function decodeFeature(name: string, list: readonly JsonValue[]): TfResult<TfFeature> {
  const elements: Element[] = [];
  for (const json of list) {
    const element = decodeElement(name, json, elements[0]?.kind);
    if (!element.ok) return element;
    elements.push(element.value);
  }
  const kind = elements[0]?.kind;
  switch (kind) {
    case undefined:
      return tfOk({ kind: 'unset', values: [] });
    case 'bytes':
      return tfOk({ kind, values: elements.flatMap((one) => (one.kind === 'bytes' ? [one.value] : [])) });
    case 'float':
      return tfOk({ kind, values: elements.flatMap((one) => (one.kind === 'float' ? [one.value] : [])) });
    case 'int64':
      return tfOk({ kind, values: elements.flatMap((one) => (one.kind === 'int64' ? [one.value] : [])) });
  }
}

/** @param expected  The kind that the first element set. */
function decodeElement(name: string, json: JsonValue, expected: Element['kind'] | undefined): TfResult<Element> {
  const kind = kindOf(json);
  if (kind === undefined) {
    return invalidArgument(`Feature: ${name} has element with unexpected JSON type: ${jsonTypeName(json)}`);
  }
  if (expected !== undefined && kind !== expected) {
    return invalidArgument(`Unexpected element type in feature: ${name} expecting type: ${expected}`);
  }
  if (typeof json === 'string') return tfOk({ kind: 'bytes', value: json });
  if (typeof json === 'number') return tfOk({ kind: 'float', value: json });
  if (typeof json === 'boolean') return tfOk({ kind: 'int64', value: json ? 1n : 0n });
  if (typeof json === 'bigint') {
    if (json < 2n ** 63n) return tfOk({ kind: 'int64', value: json });
    return invalidArgument(`Feature: ${name} has uint64 element. Only int64_t is supported.`);
  }
  const bytes = decodeTfBase64(base64Of(json) ?? '');
  return bytes ? tfOk({ kind: 'bytes', value: bytes }) : invalidArgument('Unable to base64 decode');
}

function kindOf(json: JsonValue): Element['kind'] | undefined {
  if (typeof json === 'bigint' || typeof json === 'boolean') return 'int64';
  if (typeof json === 'number') return 'float';
  return typeof json === 'string' || base64Of(json) !== undefined ? 'bytes' : undefined;
}
