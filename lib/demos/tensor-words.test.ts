import { expect, test } from 'vitest';
import { dtypes } from '@/lib/serving/signature';
import { tensorSymbols, tensorWords } from './tensor-words';

test.each([
  ['string', [], '글 하나', 'a text', 'string'],
  ['string', [-1], '글 여러 개', 'any number of texts', 'string[?]'],
  ['float64', [2], '실수 2개', '2 numbers', 'float64[2]'],
  ['float32', [1], '실수 1개의 목록', 'a list of one: a number', 'float32[1]'],
  ['int32', [28, 28], '정수 28×28개(모두 784개)', '28×28 whole numbers (784 in all)', 'int32[28, 28]'],
  [
    'float32',
    [224, 224, 3],
    '실수 224×224×3개(모두 150,528개)',
    '224×224×3 numbers (150,528 in all)',
    'float32[224, 224, 3]',
  ],
  [
    'int64',
    [-1, 4],
    '큰 정수 ?×4개(?는 그때그때 달라요)',
    '?×4 large whole numbers (? may be any length)',
    'int64[?, 4]',
  ],
  ['bytes', [], '파일 하나', 'a file', 'bytes'],
  ['record', [-1], '이름 붙은 값 묶음 여러 개', 'any number of records of named values', 'record[?]'],
] as const)('%s %j is told in words and in symbols', (dtype, shape, ko, en, symbols) => {
  const spec = { dtype, shape: [...shape] };
  expect(tensorWords(spec)).toEqual({ ko, en });
  expect(tensorSymbols(spec)).toBe(symbols);
});

test('no two kinds of value share their words, but the two sizes of float', () => {
  const told = dtypes.filter((dtype) => dtype !== 'float32').map((dtype) => tensorWords({ dtype, shape: [] }));
  expect(new Set(told.map(({ ko }) => ko)).size).toBe(told.length);
  expect(new Set(told.map(({ en }) => en)).size).toBe(told.length);
});
