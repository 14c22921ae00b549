import { expect, test } from 'vitest';
import { compileRowCheck } from './check-rows';
import type { Row, RowValue } from './row';
import type { TensorSpec } from './signature';

const oneText = compileRowCheck({ text: { dtype: 'string', shape: [] } });

function fits(spec: TensorSpec, value: RowValue): boolean {
  return compileRowCheck({ x: spec })([{ x: value }]) === undefined;
}

test('rows with exactly the inputs of the signature pass', () => {
  expect(oneText([{ text: '' }, { text: '좋아요' }])).toBeUndefined();
  expect(oneText([])).toBeUndefined();
});

test('the first bad row is named, with what it should hold', () => {
  const failure = oneText([{ text: 'a' }, { text: 7 }, {}]);
  expect(failure?.code).toBe('bad_input');
  expect(failure?.message.en).toBe("Row 2: 'text' must be a string.");
  expect(failure?.message.ko).toContain("2번째 행의 'text'");
  expect(oneText([{ text: 'a' }, {}])?.message.en).toBe("Row 2 has no 'text'. Add it and send again.");
});

test('a field the model does not take is named when it is a name, and never repeated when it is not', () => {
  expect(oneText([{ text: 'a', txt: 'b' }])?.message.en).toContain("'txt'");
  const canary = oneText([{ text: 'a', '주민번호 123': 'b' }]);
  expect(canary?.message.en).toContain('that this model');
  expect(JSON.stringify(canary)).not.toContain('123');
});

test('what every object inherits is no field', () => {
  const inputs: Record<string, TensorSpec> = Object.fromEntries([['constructor', { dtype: 'record', shape: [] }]]);
  const check = compileRowCheck(inputs);
  expect(check([{}])?.message.en).toContain("no 'constructor'");
  expect(check([{ constructor: { a: 1 } }])).toBeUndefined();
  expect(oneText([JSON.parse('{"text":"a","__proto__":{"b":1}}') as Row])?.code).toBe('bad_input');
});

test('things that are no plain object are refused as rows', () => {
  for (const row of [null, 'a', ['a'], new Uint8Array(1), 3]) {
    expect(oneText([row as unknown as Row])?.message.en).toContain('Row 1 is not an object');
  }
});

test('each dtype takes its own values and no others', () => {
  const samples: ReadonlyArray<readonly [TensorSpec['dtype'], readonly RowValue[], readonly RowValue[]]> = [
    ['string', ['', 'a'], [1, null, true, ['a'], new Uint8Array(1)]],
    ['bytes', [new Uint8Array(0)], ['a', [1]]],
    ['bool', [true, false], [0, 'true', null]],
    ['int32', [0, -(2 ** 31), 2 ** 31 - 1], [2 ** 31, 0.5, Number.NaN, '1', 1n]],
    ['int64', [2 ** 53 - 1, 2n ** 63n - 1n, -(2n ** 63n)], [2 ** 53, 0.5, 2n ** 63n, '1']],
    ['float32', [0, -1.5, Number.NaN, Number.POSITIVE_INFINITY], ['1', 1n, null]],
    ['float64', [1e300], [true]],
    ['record', [{}, { a: [1] }], [[], null, 'a', new Uint8Array(1)]],
  ];
  for (const [dtype, good, bad] of samples) {
    for (const value of good) expect([dtype, value, fits({ dtype, shape: [] }, value)]).toEqual([dtype, value, true]);
    for (const value of bad) expect([dtype, value, fits({ dtype, shape: [] }, value)]).toEqual([dtype, value, false]);
  }
});

test('a shape fixes how deep and how long lists are, and -1 leaves the length open', () => {
  const grid: TensorSpec = { dtype: 'float32', shape: [2, -1] };
  expect(fits(grid, [[], [1, 2, 3]])).toBe(true);
  for (const value of [[[1]], [[1], [2], [3]], [1, 2], [[1], ['2']], [[[1]], [[2]]], 1]) {
    expect(fits(grid, value)).toBe(false);
  }
  const failure = compileRowCheck({ x: grid })([{ x: 1 }]);
  expect(failure?.message.en).toContain('a list of shape [2, -1] of a number');
});
