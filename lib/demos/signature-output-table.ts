import type { RowRecord, RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { isList, jsonText } from './signature-json-text';
import { shortNumberText } from './signature-number-text';

/** A list of an answer as the rows of a table, cut to what can be read; fractions keep six digits. */
export interface OutputTable {
  /** Names of the columns of a list of records, in the order they came; absent: the values have no names. */
  readonly columns: readonly string[] | undefined;
  readonly rows: readonly OutputTableRow[];
  /** Rows there are; more than are shown when the list is long. */
  readonly total: number;
  /** Columns there are. */
  readonly width: number;
}

export interface OutputTableRow {
  /** The label of the class, the name in a record, or the position from 1. */
  readonly head: string;
  readonly cells: readonly string[];
}

const rowsShown = 20;
const columnsShown = 12;

/**
 * Draws a list, a matrix, a record of plain values or a list of such records as a table.
 * @param labels  Stand before the values of a list that has one for each.
 * @returns undefined for what is deeper or emptier than a table; it is read better as JSON.
 */
export function outputTable(value: RowValue, spec: TensorSpec, labels: readonly string[]): OutputTable | undefined {
  if (isList(value)) {
    if (value.length === 0) return undefined;
    if (spec.dtype === 'record') return spec.shape.length === 1 ? recordsTable(value) : undefined;
    if (spec.shape.length > 2) return undefined;
    return listTable(value, spec, labels);
  }
  return isRecord(value) && Object.keys(value).length > 0 ? recordTable(value) : undefined;
}

function listTable(value: readonly RowValue[], { dtype }: TensorSpec, labels: readonly string[]): OutputTable {
  const named = labels.length === value.length;
  const width = value.reduce<number>((widest, row) => Math.max(widest, isList(row) ? row.length : 1), 1);
  const rows = value.slice(0, rowsShown).map((row, index) => ({
    head: (named ? labels[index] : undefined) ?? String(index + 1),
    cells: (isList(row) ? row.slice(0, columnsShown) : [row]).map((cell) => cellText(cell, dtype)),
  }));
  return { columns: undefined, rows, total: value.length, width };
}

function recordsTable(value: readonly RowValue[]): OutputTable | undefined {
  const records = value.filter(isRecord);
  const columns = [...new Set(records.slice(0, rowsShown).flatMap((record) => Object.keys(record)))];
  if (records.length !== value.length || columns.length === 0 || columns.length > columnsShown) return undefined;
  const rows = records.slice(0, rowsShown).map((record, index) => {
    const cells = new Map(Object.entries(record));
    return { head: String(index + 1), cells: columns.map((name) => cellText(cells.get(name), 'record')) };
  });
  return { columns, rows, total: value.length, width: columns.length };
}

function recordTable(record: RowRecord): OutputTable {
  const entries = Object.entries(record);
  const rows = entries.slice(0, rowsShown).map(([head, cell]) => ({ head, cells: [cellText(cell, 'record')] }));
  return { columns: undefined, rows, total: entries.length, width: 1 };
}

/** Longest text of one cell, UTF-16 units. */
const cellShown = 80;

function cellText(value: RowValue | undefined, dtype: TensorSpec['dtype']): string {
  if (value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return shortNumberText(value, dtype);
  const text = typeof value === 'string' ? value : jsonText(value);
  return text.length > cellShown ? `${text.slice(0, cellShown)}…` : text;
}

function isRecord(value: RowValue): value is RowRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
