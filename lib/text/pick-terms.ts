import type { TermList } from './term-table';

/** The terms numbered `picked`, in that order. */
export function pickTerms(terms: TermList, picked: Int32Array): TermList {
  const starts = new Uint32Array(picked.length + 1);
  for (let i = 0; i < picked.length; i++) {
    starts[i + 1] = starts[i] + terms.starts[picked[i] + 1] - terms.starts[picked[i]];
  }
  const units = new Uint16Array(starts[picked.length]);
  for (let i = 0; i < picked.length; i++) {
    const from = terms.starts[picked[i]] - starts[i];
    for (let unit = starts[i]; unit < starts[i + 1]; unit++) units[unit] = terms.units[from + unit];
  }
  return { size: picked.length, units, starts };
}
