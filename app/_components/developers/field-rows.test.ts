import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeSchema } from '@/lib/protocols/openapi-schema';
import type { JsonSchema } from '@/lib/protocols/openapi-types';
import { fieldRows, typeText, valueRows } from './field-rows';

test('the fields of a schema come in their order, those inside them right after, with kind, need and limits', () => {
  const schema = z.strictObject({
    text: z.union([z.string().meta({ maxLength: 10 }), z.array(z.string()).min(1).max(3)]),
    size: z.tuple([z.number().int(), z.number().int()]).nullable().optional(),
    box: z.array(z.object({ x: z.number().min(0) })).optional(),
    kind: z.enum(['a', 'b']).optional(),
  });
  const described = describeSchema(schema, 'en', {
    text: { ko: '글', en: 'A text' },
    size: { ko: '크기', en: 'A size', default: [1, 2] },
    box: { ko: '네모', en: 'Boxes', fields: { x: { ko: '왼쪽', en: 'Left' } } },
    kind: { ko: '종류', en: 'Kind' },
  });
  expect(fieldRows(described)).toEqual([
    {
      path: 'text',
      type: 'string | string[]',
      required: true,
      meaning: 'A text',
      limits: [
        { kind: 'characters', most: 10 },
        { kind: 'items', least: 1, most: 3 },
      ],
    },
    {
      path: 'size',
      type: '[integer, integer] | null',
      required: false,
      meaning: 'A size',
      limits: [{ kind: 'default', value: '[1,2]' }],
    },
    { path: 'box', type: 'object[]', required: false, meaning: 'Boxes', limits: [] },
    { path: 'box[].x', type: 'number', required: true, meaning: 'Left', limits: [{ kind: 'atLeast', least: 0 }] },
    {
      path: 'kind',
      type: 'string',
      required: false,
      meaning: 'Kind',
      limits: [{ kind: 'choices', values: '"a", "b"' }],
    },
  ]);
});

test('an answer keyed by index shows the fields of one entry', () => {
  const schema = describeSchema(z.record(z.string(), z.object({ label: z.string() })), 'ko', {
    label: { ko: '분류', en: 'Label' },
  });
  expect(valueRows(schema).map(({ path, meaning }) => [path, meaning])).toEqual([['"0".label', '분류']]);
});

test('a description of a field that the schema has not is an error, not a silent gap', () => {
  const describe = () => describeSchema(z.object({ a: z.string() }), 'en', { b: { ko: '비', en: 'B' } });
  expect(describe).toThrow('no field b');
});

test.each<[JsonSchema, string]>([
  [{ type: 'string', contentEncoding: 'base64' }, 'string (base64)'],
  [{ type: 'string', format: 'binary', contentEncoding: 'binary' }, 'file'],
  [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, '(string | null)[]'],
  [{ type: 'array', items: { type: 'array', items: { type: 'number' } } }, 'number[][]'],
  [{ type: 'object', properties: { b64: { type: 'string' } } }, '{"b64": base64}'],
  [{ const: true }, 'true'],
  [{}, 'any'],
])('%j is written as %s', (schema, written) => {
  expect(typeText(schema)).toBe(written);
});
