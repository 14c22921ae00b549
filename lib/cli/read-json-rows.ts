import { access } from 'node:fs/promises';
import { type Bilingual, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row, RowValue } from '@/lib/serving/row';
import { decodeText } from '@/lib/table/decode-text';
import type { RowBuilder } from './build-row';
import { isList, valueFromJson } from './parse-value';
import { isFileTrouble, readInputFile, unreadable } from './read-input-file';
import { readLinesOfFile } from './read-lines-of-file';
import type { RowReader } from './row-source';

/** A row on each line, read line by line: a file of any size. */
export const readJsonLinesRows: RowReader = async ({ path, shown }, builder) => {
  try {
    await access(path);
  } catch (error) {
    if (isFileTrouble(error)) return err(unreadable(shown));
    throw error;
  }
  return ok({ total: undefined, rows: linesAsRows(path, builder) });
};

/** A list of rows, or one row. */
export const readJsonRows: RowReader = async ({ path, shown }, builder) => {
  const bytes = await readInputFile(path, shown);
  if (!bytes.ok) return bytes;
  const text = decodeText(bytes.value);
  if (!text.ok) return text;
  const json = parseJson(text.value.text, { ko: '파일', en: 'File' });
  if (!json.ok) return json;
  const rows = isList(json.value) ? json.value : [json.value];
  return ok({ total: rows.length, rows: listAsRows(rows, builder) });
};

async function* linesAsRows(path: string, builder: RowBuilder): AsyncGenerator<Row> {
  for await (const { number, text } of readLinesOfFile(path)) {
    const place = { ko: `${number}번째 줄`, en: `Line ${number}` };
    yield accepted(buildFromJson(accepted(parseJson(text, place)), builder, place));
  }
}

async function* listAsRows(rows: readonly RowValue[], builder: RowBuilder): AsyncGenerator<Row> {
  for (const [index, value] of rows.entries()) {
    yield accepted(buildFromJson(value, builder, { ko: `${index + 1}번째 행`, en: `Row ${index + 1}` }));
  }
}

/** @param value  An object with the inputs' names; where one input is left to give, its bare value will do. */
function buildFromJson(value: RowValue, builder: RowBuilder, place: Bilingual): Result<Row> {
  const { inputs, needed } = builder;
  const bare = needed.length === 1 ? needed[0] : undefined;
  if (typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Uint8Array)) {
    const given = Object.entries(value).map(([name, field]): [string, RowValue] => {
      return [name, Object.hasOwn(inputs, name) ? valueFromJson(field, inputs[name].dtype) : field];
    });
    return builder.build(new Map(given), place);
  }
  if (bare !== undefined) return builder.build(new Map([[bare, valueFromJson(value, inputs[bare].dtype)]]), place);
  const names = Object.keys(inputs).join(', ');
  return err(
    failure(
      'bad_input',
      `${place.ko}: 이름과 값의 묶음이 아니에요. 필요한 입력: ${names}.`,
      `${place.en}: not an object. It takes: ${names}.`,
    ),
  );
}

function parseJson(text: string, place: Bilingual): Result<RowValue> {
  try {
    const value: RowValue = JSON.parse(text);
    return ok(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err(
      failure(
        'bad_json',
        `${place.ko}: JSON으로 읽을 수 없어요. 따옴표와 쉼표를 확인해 주세요.`,
        `${place.en}: not readable as JSON. Check its quotes and commas.`,
      ),
    );
  }
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusedInput(result.failure);
  return result.value;
}
