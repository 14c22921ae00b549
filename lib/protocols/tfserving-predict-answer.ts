import type { Row, RowValue } from '@/lib/serving/row';
import { type TfDtype, type TfTensorInfos, tfDtypeNames } from './tfserving-dtype';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';
import { type ValueWriter, valueWriter } from './tfserving-value-text';

/** One output of an answer. */
export interface TfOutput {
  readonly dtype: TfDtype;
  /** Length of dimension 0, of which `value` is the list; undefined for a single value. */
  readonly batchSize: number | undefined;
  readonly value: RowValue;
}

/**
 * A model's rows as the outputs of its signature, in the signature's order.
 * @param isBatched  False: the only row is answered without the dimension of a batch.
 * @throws Error if a row lacks an output, which is a bug of the model.
 */
export function outputsOf(rows: readonly Row[], infos: TfTensorInfos, isBatched: boolean): Map<string, TfOutput> {
  const outputs = new Map<string, TfOutput>();
  for (const [name, { dtype }] of infos) {
    const values = rows.map((row, index) => {
      const value = row[name];
      if (value === undefined) throw new Error(`Row ${index} has no output ${name}.`);
      return value;
    });
    const [only = null] = values;
    outputs.set(
      name,
      isBatched ? { dtype, batchSize: rows.length, value: values } : { dtype, batchSize: undefined, value: only },
    );
  }
  return outputs;
}

/**
 * The body of a `:predict` answer: `{"predictions": …}` in the row format, `{"outputs": …}` in the column format. The
 * name of a single output is left out.
 * Failures: no output at all, an output whose dtype JSON can't carry; in the row format, an output without a batch or
 * with another number of rows.
 */
export function writePredictAnswer(outputs: ReadonlyMap<string, TfOutput>, format: 'row' | 'column'): TfResult<string> {
  if (outputs.size === 0) return invalidArgument('Cannot convert empty tensor map to JSON');
  const columns: Column[] = [];
  let rowCount: number | undefined;
  for (const [name, { dtype, batchSize, value }] of outputs) {
    if (format === 'row') {
      if (batchSize === undefined) return invalidArgument(`Tensor name: ${name} has no shape information `);
      rowCount ??= batchSize;
      if (batchSize !== rowCount) {
        return invalidArgument(`Tensor name: ${name} has inconsistent batch size: ${batchSize} expecting: ${rowCount}`);
      }
    }
    const write = valueWriter(name, dtype);
    if (!write) return invalidArgument(`Failed to write JSON value for tensor type: ${tfDtypeNames[dtype]}`);
    columns.push({ key: `${JSON.stringify(name)}:`, write, value });
  }
  return tfOk(format === 'row' ? rowText(columns, rowCount ?? 0) : columnText(columns));
}

interface Column {
  /** The name and its colon. */
  readonly key: string;
  readonly write: ValueWriter;
  readonly value: RowValue;
}

function columnText(columns: readonly Column[]): string {
  const [only] = columns;
  if (columns.length === 1 && only) return `{"outputs":${only.write(only.value)}}`;
  return `{"outputs":{${columns.map(({ key, write, value }) => key + write(value)).join(',')}}}`;
}

function rowText(columns: readonly Column[], rowCount: number): string {
  const isNamed = columns.length > 1;
  const lists = columns.map(({ value }) => (Array.isArray(value) ? (value as readonly RowValue[]) : []));
  let text = '{"predictions":[';
  for (let index = 0; index < rowCount; index++) {
    if (index > 0) text += ',';
    if (isNamed) text += '{';
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at];
      if (!column) continue;
      if (at > 0) text += ',';
      if (isNamed) text += column.key;
      text += column.write(lists[at]?.[index] ?? null);
    }
    if (isNamed) text += '}';
  }
  return `${text}]}`;
}
