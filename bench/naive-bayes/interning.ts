// Numbers all words of the corpus twice over: with the hash table in typed arrays, and with a Map of strings.
// Prints a line of JSON, milliseconds and megabytes. Reading, cleaning and cutting are the same and count for both.
import { readFile } from 'node:fs/promises';
import { readRatings } from '@/lib/text/read-ratings';
import { TermScanner } from '@/lib/text/term-scanner';
import { TermTable } from '@/lib/text/term-table';

/** A table that keeps its terms in a Map. */
class MapTable extends TermTable {
  readonly numbers = new Map<string, number>();

  override intern(source: Uint16Array, start: number, end: number): number {
    const term = String.fromCharCode(...source.subarray(start, end));
    let number = this.numbers.get(term);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(term, number);
    }
    return number;
  }
}

const [kind, path] = process.argv.slice(2);
const bytes = await readFile(path);
const before = memory();
const started = performance.now();
const table = kind === 'map' ? new MapTable(16) : new TermTable(16);
const scanner = new TermScanner(table, true);
let words = 0;
readRatings(bytes, (units, length) => {
  words += scanner.scanUnits(units, length);
});
const ms = performance.now() - started;
const terms = table instanceof MapTable ? table.numbers.size : table.size;
process.stdout.write(`${JSON.stringify({ ms, megabytes: (memory() - before) / 2 ** 20, words, terms })}\n`);

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
