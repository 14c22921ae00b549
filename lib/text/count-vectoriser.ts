import { TermScanner } from './term-scanner';
import type { TermTable } from './term-table';

/** Term counts of rows of text, as compressed sparse rows. */
export interface TermCounts {
  readonly rows: number;
  /** Row `r` has the entries `starts[r]` to `starts[r + 1]`, end left out: `rows + 1` numbers. */
  readonly starts: Uint32Array;
  /** Term number of each entry. Within a row ascending and distinct. */
  readonly terms: Int32Array;
  /** How often the term occurs in the row, from 1. */
  readonly counts: Uint32Array;
}

/** Counts the known words of texts. Words that the table doesn't hold are left out. */
export class CountVectoriser {
  private readonly scanner: TermScanner;

  constructor(table: TermTable) {
    this.scanner = new TermScanner(table, false);
  }

  /** @param texts  Raw: cleaning, lower-casing and cutting happen here. */
  transform(texts: readonly string[]): TermCounts {
    const starts = new Uint32Array(texts.length + 1);
    const room = mostWords(texts);
    const terms = new Int32Array(room);
    const counts = new Uint32Array(room);
    let entries = 0;
    for (let row = 0; row < texts.length; row++) {
      const found = this.scanner.scanText(texts[row]);
      const ids = this.scanner.terms;
      sortPrefix(ids, found);
      for (let i = 0; i < found; i++) {
        if (i > 0 && ids[i] === ids[i - 1]) {
          counts[entries - 1]++;
        } else {
          terms[entries] = ids[i];
          counts[entries] = 1;
          entries++;
        }
      }
      starts[row + 1] = entries;
    }
    return { rows: texts.length, starts, terms: terms.subarray(0, entries), counts: counts.subarray(0, entries) };
  }
}

/** Sorts the first `count` numbers: by insertion while they are few, which a review's words nearly always are. */
function sortPrefix(numbers: Int32Array, count: number): void {
  if (count > 32) {
    numbers.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const number = numbers[i];
    let j = i;
    while (j > 0 && numbers[j - 1] > number) {
      numbers[j] = numbers[j - 1];
      j--;
    }
    numbers[j] = number;
  }
}

/** No text has more words than a third of its units: a word has two at least, and one that isn't a word follows. */
function mostWords(texts: readonly string[]): number {
  let words = 0;
  for (const text of texts) words += Math.ceil(text.length / 3) + 1;
  return words;
}
