import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '@/lib/serving/row';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import type { SignatureAnswer } from './signature-answer';
import { jsonText } from './signature-json-text';
import { numberText } from './signature-number-text';
import { outputViews } from './signature-output-view';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

test('a classification is one view of labels, the likeliest first', () => {
  const outputs = { classes: { dtype: 'string', shape: [2] }, scores: { dtype: 'float64', shape: [2] } } as const;
  const views = viewsOf(outputs, { classes: ['no', 'yes'], scores: [0.25, 0.75] }, [], 'classify');
  expect(views).toEqual([
    [
      'scores',
      {
        kind: 'shares',
        shares: [
          { label: 'yes', share: 0.75 },
          { label: 'no', share: 0.25 },
        ],
      },
    ],
  ]);
});

test('scores without classes take the labels of the manifest', () => {
  const views = viewsOf({ scores: { dtype: 'float32', shape: [2] } }, { scores: [1, 0] }, ['a', 'b'], 'classify');
  expect(views[0]?.[1]).toMatchObject({ kind: 'shares', shares: [{ label: 'a' }, { label: 'b' }] });
});

test('scores that are no probabilities stay a table, and classes are shown', () => {
  const outputs = { classes: { dtype: 'string', shape: [2] }, scores: { dtype: 'float64', shape: [2] } } as const;
  const views = viewsOf(outputs, { classes: ['no', 'yes'], scores: [-3.5, 7] }, [], 'classify');
  expect(views.map(([name, { kind }]) => [name, kind])).toEqual([
    ['classes', 'table'],
    ['scores', 'table'],
  ]);
});

test('a distribution over the labels is drawn as bars; other lists of that length are not', () => {
  const outputs = {
    probabilities: { dtype: 'float64', shape: [2] },
    corner: { dtype: 'float64', shape: [2] },
  } as const;
  const views = viewsOf(outputs, { probabilities: [0.5, 0.5], corner: [0.1, 0.2] }, ['a', 'b']);
  expect(views.map(([, { kind }]) => kind)).toEqual(['shares', 'table']);
  expect(viewsOf(outputs, { probabilities: [0.5, 0.5], corner: [0.1, 0.2] }, []).map(([, { kind }]) => kind)).toEqual([
    'table',
    'table',
  ]);
});

test('scalars are drawn by their dtype, every digit kept', () => {
  const outputs = {
    outputs: { dtype: 'float32', shape: [] },
    id: { dtype: 'int64', shape: [] },
    word: { dtype: 'string', shape: [] },
    stopped: { dtype: 'bool', shape: [] },
  } as const;
  const row = { outputs: Math.fround(0.87), id: 9223372036854775807n, word: '', stopped: false };
  expect(viewsOf(outputs, row)).toEqual([
    ['outputs', { kind: 'number', short: '0.87', text: '0.87' }],
    ['id', { kind: 'number', short: '9223372036854775807', text: '9223372036854775807' }],
    ['word', { kind: 'text', text: '' }],
    ['stopped', { kind: 'flag', on: false }],
  ]);
});

test('a number has a short form for a glance, beside all of its digits', () => {
  const shown = (value: number) => viewsOf({ y: { dtype: 'float64', shape: [] } }, { y: value })[0]?.[1];
  expect(shown(0.9868382334233894)).toEqual({ kind: 'number', short: '0.986838', text: '0.9868382334233894' });
  expect(shown(123456789)).toEqual({ kind: 'number', short: '123456789', text: '123456789' });
  expect(shown(Number.NaN)).toEqual({ kind: 'number', short: 'NaN', text: 'NaN' });
});

test('nothing found is said in words, not as brackets', () => {
  const outputs = { boxes: { dtype: 'record', shape: [-1] }, facts: { dtype: 'record', shape: [] } } as const;
  expect(viewsOf(outputs, { boxes: [], facts: {} }).map(([, shown]) => shown)).toEqual([
    { kind: 'empty' },
    { kind: 'empty' },
  ]);
});

test('a long list is cut, its length is told, and all of it can be kept', () => {
  const values = Array.from({ length: 1000 }, (_, index) => index);
  const [view] = viewsOf({ v: { dtype: 'int32', shape: [-1] } }, { v: values });
  if (view?.[1].kind !== 'table') throw new Error('no table');
  expect(view[1].table.rows.length).toBeLessThan(50);
  expect(view[1].table).toMatchObject({ total: 1000, width: 1 });
  expect(view[1].table.rows[1]).toEqual({ head: '2', cells: ['1'] });
  expect(JSON.parse(view[1].json())).toEqual(values);
});

test('records become columns, and what they nest is JSON in its cell', () => {
  const boxes = [
    { x: 1, y: 2 },
    { x: 3, inside: [{ x: 4 }] },
  ];
  const [list, one, deep] = viewsOf(
    {
      boxes: { dtype: 'record', shape: [-1] },
      timings: { dtype: 'record', shape: [] },
      grid: { dtype: 'record', shape: [1, 1] },
    },
    { boxes, timings: { decode: 1.5 }, grid: [[{ a: 1 }]] },
  );
  expect(list?.[1]).toMatchObject({
    table: {
      columns: ['x', 'y', 'inside'],
      rows: [
        { head: '1', cells: ['1', '2', ''] },
        { head: '2', cells: ['3', '', '[{"x": 4}]'] },
      ],
    },
  });
  expect(one?.[1]).toMatchObject({ table: { rows: [{ head: 'decode', cells: ['1.5'] }] } });
  expect(deep?.[1]).toMatchObject({ kind: 'json', isCut: false });
});

test('bytes are a picture only when their first bytes say so', () => {
  const [picture, other, several] = viewsOf(
    { p: { dtype: 'bytes', shape: [] }, o: { dtype: 'bytes', shape: [] }, s: { dtype: 'bytes', shape: [-1] } },
    { p: png, o: new TextEncoder().encode('<svg>'), s: [png, png] },
  );
  expect(picture?.[1]).toMatchObject({ kind: 'files', total: 1, files: [{ image: 'image/png' }] });
  expect(other?.[1]).toMatchObject({ files: [{ image: undefined }] });
  expect(several?.[1]).toMatchObject({ total: 2 });
});

test('an output that the model left out is left out', () => {
  expect(viewsOf({ x: { dtype: 'string', shape: [] } }, {})).toEqual([]);
});

test('the text of a float32 is that float32 again, in no more digits than JavaScript would take', () => {
  fc.assert(
    fc.property(fc.float(), (value) => {
      const text = numberText(value, 'float32');
      expect(Object.is(Math.fround(Number(text)), value)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(Object.is(value, -0) ? 2 : String(value).length);
    }),
  );
});

test('the JSON of a value is the value again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(JSON.parse(jsonText(value as never, indent))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(jsonText({ id: 9223372036854775807n, odd: [Number.NaN], raw: new Uint8Array([1, 2, 255]) })).toBe(
    '{"id": 9223372036854775807, "odd": ["NaN"], "raw": {"b64": "AQL/"}}',
  );
});

type Outputs = Readonly<Record<string, { readonly dtype: TensorSpec['dtype']; readonly shape: readonly number[] }>>;

/** Name and view of each output. */
function viewsOf(outputs: Outputs, row: Row, labels: readonly string[] = [], method: Signature['method'] = 'predict') {
  const specs = Object.fromEntries(
    Object.entries(outputs).map(([name, { dtype, shape }]) => [name, { dtype, shape: [...shape] }]),
  );
  const answer: SignatureAnswer = { model: 'm', version: 1, ms: 1, method, outputs: specs, labels, row };
  return outputViews(answer).map(({ name, shown }) => [name, shown] as const);
}
