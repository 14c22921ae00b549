import { type Failure, failure } from '@/lib/base/failure';
import { compileValueCheck, type ValueCheck, valueNames } from './check-value';
import type { Row } from './row';
import { nameSchema, type TensorSpec } from './signature';

/** Says what is wrong with the first bad row, or nothing. */
export type RowCheck = (rows: readonly Row[]) => Failure | undefined;

/**
 * Compiles the inputs of a signature into a check without zod: it runs on every request before the model does, and
 * costs well under a microsecond for a row of one text.
 * Each row must be a plain object with exactly the inputs' names; each value must have the dtype and shape.
 */
export function compileRowCheck(inputs: Readonly<Record<string, TensorSpec>>): RowCheck {
  const columns: Column[] = Object.entries(inputs).map(([name, spec]) => ({
    name,
    spec,
    fits: compileValueCheck(spec),
  }));
  const width = columns.length;
  return (rows) => {
    for (let index = 0; index < rows.length; index++) {
      const row: unknown = rows[index];
      if (!isRecord(row)) return notObject(index, columns);
      for (const column of columns) {
        // Own properties only: `constructor` is a legal input name that every object inherits.
        if (!Object.hasOwn(row, column.name)) return missing(index, column);
        if (!column.fits(row[column.name])) return wrongType(index, column);
      }
      const names = Object.keys(row);
      if (names.length !== width) return surplus(index, names, columns);
    }
    return undefined;
  };
}

interface Column {
  readonly name: string;
  readonly spec: TensorSpec;
  readonly fits: ValueCheck;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function notObject(index: number, columns: readonly Column[]): Failure {
  return failure(
    'bad_input',
    `${index + 1}번째 행이 이름과 값의 묶음이 아니에요. 필요한 항목: ${listed(columns)}.`,
    `Row ${index + 1} is not an object. It needs: ${listed(columns)}.`,
  );
}

function missing(index: number, column: Column): Failure {
  return failure(
    'bad_input',
    `${index + 1}번째 행에 '${column.name}' 항목이 없어요. 넣어서 다시 보내 주세요.`,
    `Row ${index + 1} has no '${column.name}'. Add it and send again.`,
  );
}

function wrongType(index: number, column: Column): Failure {
  const expected = valueNames(column.spec);
  return failure(
    'bad_input',
    `${index + 1}번째 행의 '${column.name}' 항목은 ${expected.ko}여야 해요.`,
    `Row ${index + 1}: '${column.name}' must be ${expected.en}.`,
  );
}

function surplus(index: number, names: readonly string[], columns: readonly Column[]): Failure {
  const known = new Set(columns.map((column) => column.name));
  // Only what looks like a name is repeated: anything else may be what a person typed.
  const unknown = names.find((name) => !known.has(name) && nameSchema.safeParse(name).success);
  const ko = unknown === undefined ? '모르는 항목이' : `모르는 항목 '${unknown}'이(가)`;
  const en = unknown === undefined ? 'a field' : `a field '${unknown}'`;
  return failure(
    'bad_input',
    `${index + 1}번째 행에 ${ko} 있어요. 이 모델이 받는 항목: ${listed(columns)}.`,
    `Row ${index + 1} has ${en} that this model doesn't take. It takes: ${listed(columns)}.`,
  );
}

function listed(columns: readonly Column[]): string {
  return columns.map((column) => column.name).join(', ');
}
