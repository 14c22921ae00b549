import type { JsonSchema } from '@/lib/protocols/openapi-types';

/** One line of a table of fields. */
export interface FieldRow {
  /** With what it stands in, such as `boxes[].x`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string;
  readonly limits: readonly FieldLimit[];
}

/** What a value may be, for a sentence of the page's language. */
export type FieldLimit =
  | { readonly kind: 'between'; readonly least: number; readonly most: number }
  | { readonly kind: 'atLeast'; readonly least: number }
  | { readonly kind: 'atMost'; readonly most: number }
  | { readonly kind: 'characters'; readonly most: number }
  | { readonly kind: 'items'; readonly least: number; readonly most: number }
  | { readonly kind: 'itemsLeast'; readonly least: number }
  | { readonly kind: 'itemsMost'; readonly most: number }
  | { readonly kind: 'itemsExactly'; readonly count: number }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'choices'; readonly values: string }
  | { readonly kind: 'default'; readonly value: string };

/** The fields of a schema and those inside them, in their order. */
export function fieldRows(schema: JsonSchema, prefix = ''): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const path = prefix + name;
    rows.push({
      path,
      type: typeText(field),
      required: schema.required?.includes(name) ?? false,
      meaning: field.description ?? '',
      limits: limitsOf(field),
    });
    rows.push(...innerRows(field, path));
  }
  return rows;
}

/** Fields of an object's values, where the names are free: of an answer keyed by index, say. */
export function valueRows(schema: JsonSchema): readonly FieldRow[] {
  const { additionalProperties: values } = schema;
  return typeof values === 'object' ? fieldRows(values, '"0".') : [];
}

function innerRows(field: JsonSchema, path: string): readonly FieldRow[] {
  if (field.properties) return fieldRows(field, `${path}.`);
  if (typeof field.items === 'object') return innerRows(field.items, `${path}[]`);
  return (field.anyOf ?? []).flatMap((one) => innerRows(one, path)).slice(0, mostInner);
}

/** A list may be described twice, of named rows and of bare ones. */
const mostInner = 40;

/** The kind of a value in the words of JSON. */
export function typeText(schema: JsonSchema): string {
  if (schema.contentEncoding === 'base64') return 'string (base64)';
  if (schema.format === 'binary') return 'file';
  const kinds = schema.anyOf ?? schema.oneOf;
  if (kinds && !schema.type) return [...new Set(kinds.map(typeText))].join(' | ');
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeText).join(', ')}]`;
  if (schema.type === 'array') return `${listed(typeof schema.items === 'object' ? typeText(schema.items) : 'any')}[]`;
  if (schema.properties?.b64) return '{"b64": base64}';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  return typeof schema.type === 'string' ? schema.type : 'any';
}

function listed(item: string): string {
  return item.includes(' | ') ? `(${item})` : item;
}

function limitsOf(field: JsonSchema): readonly FieldLimit[] {
  const limits = (field.anyOf ?? [field]).flatMap(ownLimits);
  const seen = new Map(limits.map((limit) => [JSON.stringify(limit), limit]));
  if (field.default !== undefined) {
    const limit = { kind: 'default', value: JSON.stringify(field.default) } as const;
    seen.set(limit.value, limit);
  }
  return [...seen.values()];
}

function ownLimits(schema: JsonSchema): FieldLimit[] {
  const { minimum, maximum, maxLength, uniqueItems } = schema;
  const limits: FieldLimit[] = [];
  if (schema.enum) limits.push({ kind: 'choices', values: schema.enum.map((one) => JSON.stringify(one)).join(', ') });
  if (minimum !== undefined && maximum !== undefined && schema.format !== 'int32') {
    limits.push({ kind: 'between', least: minimum, most: maximum });
  } else if (minimum !== undefined && schema.format !== 'int32') limits.push({ kind: 'atLeast', least: minimum });
  else if (maximum !== undefined && schema.format !== 'int32') limits.push({ kind: 'atMost', most: maximum });
  if (maxLength !== undefined && schema.format !== 'binary') limits.push({ kind: 'characters', most: maxLength });
  limits.push(...itemLimits(schema));
  if (uniqueItems) limits.push({ kind: 'distinct' });
  if (typeof schema.items === 'object') limits.push(...ownLimits(schema.items));
  return limits;
}

function itemLimits({ minItems, maxItems, prefixItems }: JsonSchema): FieldLimit[] {
  if (prefixItems) return [];
  if (minItems !== undefined && minItems === maxItems) return [{ kind: 'itemsExactly', count: minItems }];
  if (minItems !== undefined && maxItems !== undefined) return [{ kind: 'items', least: minItems, most: maxItems }];
  if (minItems !== undefined) return [{ kind: 'itemsLeast', least: minItems }];
  return maxItems === undefined ? [] : [{ kind: 'itemsMost', most: maxItems }];
}
