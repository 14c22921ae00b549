import type { Row, RowValue } from '@/lib/serving/row';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { writeCsv } from '@/lib/table/write-csv';
import { answerJson } from './answer-json';

/** Lays answers out as a table: what was asked, then what was answered. */
export interface CsvLayout {
  /** Titles, with the byte order mark that Excel needs. */
  readonly head: string;
  /** Lines of rows, without titles. */
  lines(asked: readonly Row[], answers: readonly Row[]): string;
}

/**
 * Numbers of a fixed length get a column each, named by the labels where there are as many; other lists, records and
 * bytes are JSON in one cell. Bytes that were asked (photos) are left out.
 * @param labels  Class names, or none.
 */
export function csvLayout({ inputs, outputs }: Signature, labels: readonly string[] = []): CsvLayout {
  const asked = Object.entries(inputs)
    .filter(([, { dtype }]) => dtype !== 'bytes')
    .flatMap(([name, spec]) => columnsOf(name, spec, Object.hasOwn(outputs, name) ? `input:${name}` : name, []));
  const answered = Object.entries(outputs).flatMap(([name, spec]) => columnsOf(name, spec, name, labels));
  return {
    head: writeCsv([[...asked, ...answered].map(({ title }) => title)]),
    lines: (rows, answers) => {
      const cells = answers.map((answer, index) => [
        ...asked.map((column) => column.cell(rows[index])),
        ...answered.map((column) => column.cell(answer)),
      ]);
      // The mark belongs at the beginning of the file only.
      return writeCsv(cells).slice(1);
    },
  };
}

interface Column {
  readonly title: string;
  cell(row: Row): string | number;
}

function columnsOf(name: string, { dtype, shape }: TensorSpec, title: string, labels: readonly string[]): Column[] {
  const [length = -1] = shape;
  const spreads = shape.length === 1 && length > 0 && length <= 100 && dtype !== 'record' && dtype !== 'bytes';
  if (!spreads) return [{ title, cell: (row) => cellOf(row[name]) }];
  return Array.from({ length }, (_, at) => ({
    title: `${title}[${labels.length === length && dtype !== 'string' ? labels[at] : at}]`,
    cell: (row) => cellOf(elementOf(row[name], at)),
  }));
}

function elementOf(value: RowValue | undefined, at: number): RowValue | undefined {
  return Array.isArray(value) ? value[at] : undefined;
}

function cellOf(value: RowValue | undefined): string | number {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  return answerJson(value);
}
