import { type Bilingual, type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { compileValueCheck, valueNames } from '@/lib/serving/check-value';
import type { Row, RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { printable } from './printable';

/** Makes rows of one signature out of values that came from somewhere. */
export interface RowBuilder {
  /** Inputs that neither `--input` gave nor a default has, so that whatever is read must. */
  readonly needed: readonly string[];
  readonly inputs: Readonly<Record<string, TensorSpec>>;
  /**
   * @param given  By input; undefined for what cannot be of the input's dtype.
   * @param place  Where the values are from, as a sentence begins: `3번째 줄`, `Line 3`.
   * @returns Failure: bad_input, with the input and what it should be.
   */
  build(given: ReadonlyMap<string, RowValue | undefined>, place: Bilingual): Result<Row>;
}

/**
 * @param constants  Of `--input`, for every row.
 * @param defaults   For inputs that nobody gave.
 */
export function createRowBuilder(
  inputs: Readonly<Record<string, TensorSpec>>,
  constants: ReadonlyMap<string, RowValue>,
  defaults: ReadonlyMap<string, RowValue>,
): RowBuilder {
  const columns = Object.entries(inputs).map(([name, spec]) => ({ name, spec, fits: compileValueCheck(spec) }));
  const names = columns.map(({ name }) => name);
  const needed = names.filter((name) => !constants.has(name) && !defaults.has(name));
  return {
    inputs,
    needed,
    build(given, place) {
      for (const name of given.keys()) {
        if (!Object.hasOwn(inputs, name)) return err(unknownInput(place, name, names));
        if (constants.has(name)) return err(givenTwice(place, name));
      }
      const row: Record<string, RowValue> = {};
      for (const { name, spec, fits } of columns) {
        const value = given.has(name) ? given.get(name) : (constants.get(name) ?? defaults.get(name));
        if (value === undefined && !given.has(name)) return err(missingInput(place, name, needed));
        if (value === undefined || !fits(value)) return err(wrongInput(place, name, spec));
        row[name] = value;
      }
      return ok(row);
    },
  };
}

export function unknownInput(place: Bilingual, name: string, known: readonly string[]): Failure {
  const shown = printable(name).slice(0, 64);
  return failure(
    'bad_input',
    `${place.ko}: '${shown}'(이)라는 입력은 없어요. 이 모델의 입력: ${known.join(', ')}.`,
    `${place.en}: there is no input '${shown}'. This model takes: ${known.join(', ')}.`,
  );
}

export function wrongInput(place: Bilingual, name: string, spec: TensorSpec): Failure {
  const expected = valueNames(spec);
  const bytes = spec.dtype === 'bytes';
  return failure(
    'bad_input',
    `${place.ko}: '${name}'은(는) ${expected.ko}여야 해요.${bytes ? ' 파일은 이름=@파일, JSON에서는 {"b64": "…"}로 주세요.' : ''}`,
    `${place.en}: '${name}' must be ${expected.en}.${bytes ? ' Give a file as name=@FILE, in JSON as {"b64": "…"}.' : ''}`,
  );
}

function missingInput(place: Bilingual, name: string, needed: readonly string[]): Failure {
  return failure(
    'bad_input',
    `${place.ko}: '${name}' 입력이 없어요. 꼭 있어야 하는 입력: ${needed.join(', ')}.`,
    `${place.en}: the input '${name}' is missing. What must be given: ${needed.join(', ')}.`,
  );
}

function givenTwice(place: Bilingual, name: string): Failure {
  return failure(
    'bad_input',
    `${place.ko}: '${name}'을(를) --input으로도 주었어요. 둘 가운데 하나만 남겨 주세요.`,
    `${place.en}: '${name}' is given with --input too. Keep one of the two.`,
  );
}
