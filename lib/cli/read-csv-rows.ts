import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row, RowValue } from '@/lib/serving/row';
import { chooseTextColumn } from '@/lib/table/choose-text-column';
import { decodeText } from '@/lib/table/decode-text';
import { readCsv } from '@/lib/table/read-csv';
import { tableLimits } from '@/lib/table/table-limits';
import type { RowBuilder } from './build-row';
import { parseValue } from './parse-value';
import { printable } from './printable';
import { readInputFile } from './read-input-file';
import type { RowReader } from './row-source';

/**
 * A table whose titles are the inputs' names; other columns are passed over. Where a text is all that is needed and no
 * column has its name, the column of texts is found as the page finds it. The page's limits hold.
 */
export const readCsvRows: RowReader = async ({ path, shown }, builder, note) => {
  const bytes = await readInputFile(path, shown, tableLimits.fileBytes);
  if (!bytes.ok) return bytes;
  const decoded = decodeText(bytes.value);
  if (!decoded.ok) return decoded;
  // Browsers read it; Node reads most of its syllables wrongly.
  if (decoded.value.encoding === 'cp949') return err(notUnicode);
  if (decoded.value.damaged > 0) {
    const { damaged } = decoded.value;
    note(`깨진 글자가 ${damaged}개 있어요.`, `${damaged} characters are damaged.`);
  }
  const table = readCsv(decoded.value.text);
  if (!table.ok) return table.failure.code === 'too_many_items' ? err(tooLong) : table;
  const columns = columnsByTitle(table.value[0], builder) ?? textColumn(table.value, builder);
  if (!columns.ok) return columns;
  const { hasHeader, taken } = columns.value;
  const titles = hasHeader ? table.value[0] : undefined;
  note(
    `읽는 열: ${taken.map(({ name, at }) => `${name} ← ${columnName(titles, at).ko}`).join(', ')}`,
    `columns read: ${taken.map(({ name, at }) => `${name} ← ${columnName(titles, at).en}`).join(', ')}`,
  );
  const body = hasHeader ? table.value.slice(1) : table.value;
  return ok({ total: body.length, rows: cellsAsRows(body, taken, builder) });
};

interface TakenColumn {
  /** Of the input. */
  readonly name: string;
  readonly at: number;
}

interface Columns {
  readonly hasHeader: boolean;
  readonly taken: readonly TakenColumn[];
}

/** @returns Undefined where no title is an input's name. */
function columnsByTitle(titles: readonly string[], { inputs, needed }: RowBuilder): Result<Columns> | undefined {
  const taken: TakenColumn[] = [];
  titles.forEach((title, at) => {
    const name = title.trim();
    if (Object.hasOwn(inputs, name) && !taken.some((column) => column.name === name)) taken.push({ name, at });
  });
  if (taken.length === 0) return undefined;
  const missing = needed.filter((name) => !taken.some((column) => column.name === name));
  return missing.length === 0 ? ok({ hasHeader: true, taken }) : err(noColumns(missing));
}

function textColumn(table: readonly (readonly string[])[], { inputs, needed }: RowBuilder): Result<Columns> {
  const [name] = needed;
  if (needed.length !== 1 || inputs[name].dtype !== 'string' || inputs[name].shape.length > 0) {
    return err(noColumns(needed.length > 0 ? needed : Object.keys(inputs)));
  }
  const { hasHeader, column } = chooseTextColumn(table);
  return column === undefined ? err(noColumns(needed)) : ok({ hasHeader, taken: [{ name, at: column }] });
}

async function* cellsAsRows(
  body: readonly (readonly string[])[],
  taken: readonly TakenColumn[],
  { inputs, build }: RowBuilder,
): AsyncGenerator<Row> {
  for (const [index, cells] of body.entries()) {
    const given = taken.map(({ name, at }): [string, RowValue | undefined] => [
      name,
      parseValue(cells[at], inputs[name]),
    ]);
    const row = build(new Map(given), { ko: `${index + 1}번째 행`, en: `Row ${index + 1}` });
    if (!row.ok) throw new RefusedInput(row.failure);
    yield row.value;
  }
}

function columnName(titles: readonly string[] | undefined, at: number) {
  if (titles) return { ko: `'${printable(titles[at])}'`, en: `'${printable(titles[at])}'` };
  return { ko: `${at + 1}번째 열`, en: `column ${at + 1}` };
}

function noColumns(names: readonly string[]) {
  return failure(
    'bad_input',
    `표에서 ${names.join(', ')} 열을 찾지 못했어요. 첫 줄에 열 이름을 적고 다시 해 주세요.`,
    `The table has no column ${names.join(', ')}. Name the columns on its first line and try again.`,
  );
}

const mostRows = tableLimits.rows.toLocaleString('en');

/** The page's own sentence knows no other kind of file. */
const tooLong = failure(
  'too_many_items',
  `표는 ${mostRows}행, ${tableLimits.columns}열까지 읽어요. 더 길면 한 줄에 한 행씩인 .jsonl로 바꿔 주세요.`,
  `Tables are read up to ${mostRows} rows and ${tableLimits.columns} columns. Turn a longer one into .jsonl, a row on each line.`,
);

const notUnicode = failure(
  'bad_encoding',
  '이 파일은 UTF-8이 아니에요. 엑셀에서 “CSV UTF-8”로 저장해서 다시 해 주세요.',
  'The file is not UTF-8. In Excel choose “CSV UTF-8” and try again.',
);
