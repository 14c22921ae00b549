import { expect, test } from 'vitest';
import { readCsv } from './read-csv';
import { tableLimits } from './table-limits';

function rowsOf(text: string): string[][] {
  const read = readCsv(text);
  if (!read.ok) throw new Error(read.failure.message.en);
  return read.value;
}

function failureOf(text: string) {
  const read = readCsv(text);
  if (read.ok) throw new Error('It was read.');
  return read.failure;
}

test.each([
  ['commas', 'id,리뷰\n1,"좋아요, 정말"\n2,별로'],
  ['semicolons', 'id;리뷰\n1;"좋아요, 정말"\n2;별로'],
  ['tabs', 'id\t리뷰\n1\t좋아요, 정말\n2\t별로'],
  ['Windows line ends', 'id,리뷰\r\n1,"좋아요, 정말"\r\n2,별로\r\n'],
  ['old Mac line ends', 'id,리뷰\r1,"좋아요, 정말"\r2,별로'],
  ['blank lines', '\nid,리뷰\n\n1,"좋아요, 정말"\n , \n2,별로\n\n'],
])('%s are understood', (_, text) => {
  expect(rowsOf(text)).toEqual([
    ['id', '리뷰'],
    ['1', '좋아요, 정말'],
    ['2', '별로'],
  ]);
});

test('a review of several lines in quotes stays one cell', () => {
  expect(rowsOf('리뷰,n\n"첫 줄\r\n""둘째"" 줄",1')).toEqual([
    ['리뷰', 'n'],
    ['첫 줄\n"둘째" 줄', '1'],
  ]);
});

test('columns named __proto__, constructor, nothing or twice the same are columns like any other', () => {
  expect(rowsOf('__proto__,constructor,,a,a\n1,2,3,4,5')).toEqual([
    ['__proto__', 'constructor', '', 'a', 'a'],
    ['1', '2', '3', '4', '5'],
  ]);
  expect(Object.hasOwn(Object.prototype, '1')).toBe(false);
});

test('short rows are filled up, so that every row has every column', () => {
  expect(rowsOf('a,b,c\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n1')[5]).toEqual(['1', '', '']);
});

test('sentences with commas, one a line, are one column', () => {
  const lines = ['정말 좋았어요, 최고', '별로', '음악, 연기, 연출 모두 좋아요'];
  expect(rowsOf(lines.join('\n'))).toEqual(lines.map((line) => [line]));
});

test('a tab-separated file may have quotes that do not pair, and loses no row by them', () => {
  const rows = Array.from({ length: 50 }, (_, at) => [`${at}`, at % 7 === 0 ? '"명작" 그 자체' : '그냥 "그래', '1']);
  expect(rowsOf(rows.map((row) => row.join('\t')).join('\n'))).toEqual(rows);
});

test('a quote that is never closed is refused with its line, two megabytes later', () => {
  const failure = failureOf(`a,b\n1,2\n3,"열고 안 닫음\n${'가나다 라마바\n'.repeat(250_000)}`);
  expect(failure.code).toBe('bad_input');
  expect(failure.message.ko).toContain('3번째 줄');
  expect(failure.message.en).toContain('line 3');
});

test('text after a closing quote is refused with its line instead of swallowing the rows behind it', () => {
  expect(failureOf('a,b\n"명작" 그 자체,1\n"별로",0\n').message.en).toContain('line 2');
});

test('ten million characters without a line end are refused', () => {
  expect(failureOf(`a,b\n${'가'.repeat(10_000_000)}`).message.ko).toContain('2번째 줄');
});

test('an empty file and one of blank lines say so', () => {
  expect(failureOf('').message.ko).toContain('비어');
  expect(failureOf('\r\n \r\n').message.ko).toContain('비어');
});

test('exactly the most rows and a row of titles are read, one more is refused with the limit', () => {
  const most = `리뷰,n\n${'좋아요,1\n'.repeat(tableLimits.rows)}`;
  expect(rowsOf(most)).toHaveLength(tableLimits.rows + 1);
  const failure = failureOf(`${most}좋아요,1\n`);
  expect(failure.code).toBe('too_many_items');
  expect(failure.message.ko).toContain('50,000');
});

test('more columns than fit are refused with both numbers', () => {
  const failure = failureOf(Array.from({ length: 201 }, (_, at) => at).join(','));
  expect(failure.code).toBe('too_many_items');
  expect(failure.message.en).toMatch(/201.*200/);
});
