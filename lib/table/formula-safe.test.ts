import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, unguardFormula } from './formula-safe';

const starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\0'];
const hiding = ['', ' ', '   ', '\u3000', '\u00a0', '\n', '\u200b', '\ufeff', ' \u202e '];

test('every beginning that a spreadsheet might run gets an apostrophe, also behind spaces and unseen characters', () => {
  for (const hidden of hiding) {
    for (const start of starts) {
      const cell = `${hidden}${start}cmd|' /C calc'!A0`;
      expect(guardFormula(cell), JSON.stringify(cell)).toBe(`'${cell}`);
    }
  }
});

test.each(['좋아요', '1+1=2', 'a@b.kr', '100', '(=A1)', "'인용'으로 시작", '', ' 앞이 비었어요', '~-'])(
  '%j is harmless and stays as it is',
  (cell) => expect(guardFormula(cell)).toBe(cell),
);

test('what was guarded comes back exactly, whatever apostrophes the text had of its own', () => {
  const nasty = fc.string({ unit: fc.constantFrom("'", '=', '＋', ' ', '\t', '\0', '\u200b', 'a', '가', '"', ',') });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (cell) => {
      const guarded = guardFormula(cell);
      expect(unguardFormula(guarded)).toBe(cell);
      expect(guarded === cell || guarded === `'${cell}`).toBe(true);
      expect(starts).not.toContain(guarded.trim()[0]);
    }),
    { seed: 7, numRuns: 1000 },
  );
});
