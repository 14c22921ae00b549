import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './read-csv';
import { writeCsv } from './write-csv';

test('a file starts with a byte order mark, ends lines as Excel does and quotes every text', () => {
  expect(
    writeCsv([
      ['리뷰', '확률'],
      ['그는 "최고"라고, 했다', 0.25],
    ]),
  ).toBe('\uFEFF"리뷰","확률"\r\n"그는 ""최고""라고, 했다",0.25\r\n');
});

test('no cell of a written file begins with what a spreadsheet would run', () => {
  const csv = writeCsv([['=1+1', '＝1', ' @SUM(A1)', '\t=1', -0.5]]);
  expect(csv).toBe('\uFEFF"\'=1+1","\'＝1","\' @SUM(A1)","\'\t=1",-0.5\r\n');
});

test('any table of texts comes back as it was written, formulas, quotes and line ends included', () => {
  const unit = fc.constantFrom('가', 'a', '"', ',', ';', '\n', '\t', "'", '=', '＠', '-', ' ', '😀', '\u2028');
  const cell = fc.string({ unit, maxLength: 12 }).map((text) => `글${text}`);
  const risky = fc.string({ unit, maxLength: 8 }).map((text) => `${text}끝`);
  const table = fc.array(fc.tuple(cell, risky, cell), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(table, (rows) => {
      const read = readCsv(writeCsv(rows).slice(1));
      expect(read).toEqual({ ok: true, value: rows });
    }),
    { seed: 11, numRuns: 500 },
  );
});
