import type { Row, RowValue } from '@/lib/serving/row';
import type { TfTensorInfos } from './tfserving-dtype';
import { floatText } from './tfserving-number-text';
import { invalidArgument, type TfResult, tfErr, tfOk } from './tfserving-status';

type FloatDtype = 'float32' | 'float64';

export type Classification = readonly (readonly [label: string, score: number])[];

/** The body of a `:classify` answer: `{"results": [[[label, score], …], …]}`. */
export function writeClassifications(results: readonly Classification[], dtype: FloatDtype): TfResult<string> {
  if (results.length === 0) return invalidArgument('Cannot convert empty ClassificationResults to JSON');
  const lists = results.map((classes) =>
    classes.map(([label, score]) => `[${JSON.stringify(label)},${floatText(score, dtype)}]`).join(','),
  );
  return tfOk(`{"results":[${lists.map((list) => `[${list}]`).join(',')}]}`);
}

/** The body of a `:regress` answer: `{"results": [value, …]}`. */
export function writeRegressions(values: readonly number[], dtype: FloatDtype): TfResult<string> {
  if (values.length === 0) return invalidArgument('Cannot convert empty RegressionResults to JSON');
  return tfOk(`{"results":[${values.map((value) => floatText(value, dtype)).join(',')}]}`);
}

/**
 * Answers a `:classify` request from a model's rows. The signature has the outputs `classes` (labels) and `scores`, or
 * one of them: a label is empty and a score 0 where they lack. One score and no list stands for one class.
 */
export function writeClassifyAnswer(rows: readonly Row[], outputs: TfTensorInfos): TfResult<string> {
  const hasClasses = outputs.get('classes')?.dtype === 'DT_STRING';
  const dtype = floatDtypeOf(outputs, 'scores');
  if (!hasClasses && !dtype) {
    return tfErr('FAILED_PRECONDITION', 'Expected classification signature outputs to contain classes or scores');
  }
  const results = rows.map((row): Classification => {
    const labels = hasClasses ? listOf(row.classes) : undefined;
    const scores = dtype ? listOf(row.scores) : undefined;
    const length = (labels ?? scores ?? []).length;
    if (labels && scores && scores.length !== length) {
      throw new Error(`A row has ${length} classes and ${scores.length} scores.`);
    }
    return Array.from({ length }, (_, at) => [String(labels?.[at] ?? ''), Number(scores?.[at] ?? 0)] as const);
  });
  return writeClassifications(results, dtype ?? 'float32');
}

/** Answers a `:regress` request from a model's rows: the output `outputs`, a number or a list of one. */
export function writeRegressAnswer(rows: readonly Row[], outputs: TfTensorInfos): TfResult<string> {
  const dtype = floatDtypeOf(outputs, 'outputs');
  if (!dtype) return tfErr('FAILED_PRECONDITION', 'Expected regression signature outputs to contain outputs');
  const values = rows.map((row) => {
    const [value, ...more] = listOf(row.outputs);
    if (typeof value !== 'number' || more.length > 0) throw new Error('A row of a regression is not one number.');
    return value;
  });
  return writeRegressions(values, dtype);
}

function floatDtypeOf(outputs: TfTensorInfos, name: string): FloatDtype | undefined {
  const dtype = outputs.get(name)?.dtype;
  if (dtype === 'DT_FLOAT') return 'float32';
  return dtype === 'DT_DOUBLE' ? 'float64' : undefined;
}

function listOf(value: RowValue | undefined): readonly RowValue[] {
  if (value === undefined) throw new Error('A row lacks an output of its signature.');
  return Array.isArray(value) ? (value as readonly RowValue[]) : [value];
}
