import { z } from 'zod';
import type { Bilingual } from '@/lib/base/failure';
import type { JsonSchema } from './openapi-types';

export type Language = keyof Bilingual;

/** What a field means, what it is when it isn't sent, and the fields inside it: of an object, or of a list's items. */
export interface FieldWords extends Bilingual {
  readonly default?: unknown;
  readonly fields?: Readonly<Record<string, FieldWords>>;
}

/**
 * The JSON Schema of a zod schema, as what is sent (before defaults), with what each field means.
 * @param fields  By name. @throws Error for a name that the schema hasn't: a description that lags behind its schema.
 */
export function describeSchema(
  schema: z.ZodType,
  language: Language,
  fields: Readonly<Record<string, FieldWords>> = {},
): JsonSchema {
  const { $schema: _, '~standard': __, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const plain = withoutWideBounds(described) as JsonSchema;
  addWords(plain, language, fields);
  return plain;
}

function addWords(schema: JsonSchema, language: Language, fields: Readonly<Record<string, FieldWords>>): void {
  const owner = ownerOf(schema);
  for (const [name, words] of Object.entries(fields)) {
    const field = owner?.properties?.[name];
    if (!field) throw new Error(`The schema has no field ${name} to describe.`);
    field.description = words[language];
    if (words.default !== undefined) field.default = words.default;
    if (words.fields) addWords(field, language, words.fields);
  }
}

/** The object whose fields are meant: the schema itself, a list's items, or the values of a map. */
function ownerOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema.properties) return schema;
  const inner = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])];
  for (const one of inner) {
    const owner = typeof one === 'object' ? ownerOf(one) : undefined;
    if (owner) return owner;
  }
  return undefined;
}

/** zod says of every whole number that JSON carries it exactly; that tells a reader nothing. */
function withoutWideBounds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWideBounds);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => Math.abs(Number(inner)) !== Number.MAX_SAFE_INTEGER);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutWideBounds(inner)]));
}
