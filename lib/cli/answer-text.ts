import type { Row, RowValue } from '@/lib/serving/row';
import type { LineSink } from '@/lib/training/stage-clock';
import { answerJson } from './answer-json';
import type { AnswerSink } from './answer-sink';
import { cutToWidth } from './display-width';
import { isList } from './parse-value';
import { printable } from './printable';
import { alignRows, columnWidths, rowAligner } from './text-table';

/** Columns of a terminal that one cell takes at most. */
const WIDEST_CELL = 40;

/** Digits that the number of a row may have before its line is pushed. */
const COUNT_WIDTH = 5;

/**
 * Prints answers for people: one answer as a list of its outputs, several as a table with what was asked in front. The
 * table is as wide as its first chunk needs, so that no more of it is kept.
 */
export function createTextSink(
  out: LineSink,
  askedNames: readonly string[],
  outputNames: readonly string[],
): AnswerSink {
  let held: { readonly asked: Row; readonly answer: Row } | undefined;
  let line: ((cells: readonly string[]) => string) | undefined;
  let shown = 0;

  const print = (asked: readonly Row[], answers: readonly Row[]) => {
    const rows = answers.map((answer, index) => [
      String(++shown).padStart(COUNT_WIDTH),
      ...askedNames.map((name) => cellOf(asked[index][name])),
      ...outputNames.map((name) => cellOf(answer[name])),
    ]);
    if (!line) {
      const head = ['#'.padStart(COUNT_WIDTH), ...askedNames, ...outputNames];
      line = rowAligner(columnWidths([head, ...rows]));
      out.write(`${line(head)}\n`);
    }
    for (const row of rows) out.write(`${line(row)}\n`);
  };

  return {
    async write(asked, answers) {
      // The first is kept back till it is known whether it is the only one.
      if (!held && shown === 0 && answers.length === 1) {
        held = { asked: asked[0], answer: answers[0] };
        return;
      }
      if (held) {
        const first = held;
        held = undefined;
        print([first.asked, ...asked], [first.answer, ...answers]);
      } else print(asked, answers);
    },
    async finish() {
      if (held) out.write(oneAnswer(held.answer, outputNames));
    },
    async discard() {
      if (held) print([held.asked], [held.answer]);
      held = undefined;
    },
  };
}

function oneAnswer(answer: Row, names: readonly string[]): string {
  const lines = names.flatMap((name) => {
    const value = answer[name];
    if (!isList(value) || !value.some((element) => typeof element === 'object')) return [[name, textOf(value)]];
    // A list of records: a line each.
    return [[name, `${value.length}`], ...value.map((element) => ['', textOf(element)])];
  });
  return `${alignRows(lines).join('\n')}\n`;
}

function cellOf(value: RowValue): string {
  return cutToWidth(textOf(value), WIDEST_CELL);
}

function textOf(value: RowValue): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'string') return printable(value);
  return printable(answerJson(rounded(value)));
}

/** Six digits are enough to read. */
function rounded(value: RowValue): RowValue {
  if (typeof value === 'number') return Number(value.toPrecision(6));
  if (isList(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, rounded(field)]));
}
