import { extname } from 'node:path';
import { misuse } from './misuse';
import { readCsvRows } from './read-csv-rows';
import { readJsonLinesRows, readJsonRows } from './read-json-rows';
import { readPhotoRow } from './read-photo-row';
import type { RowReader } from './row-source';

/** Reads rows from a file by what its name ends in. Failures: bad_input, bad_encoding, too_many_items. */
export const readRowFile: RowReader = async (file, builder, note) => {
  const reader = readers.get(extname(file.shown).toLowerCase());
  if (reader) return reader(file, builder, note);
  return misuse(
    `--input-file은 이렇게 끝나는 파일이에요: ${[...readers.keys()].join(' ')}.`,
    `--input-file takes files that end in: ${[...readers.keys()].join(' ')}.`,
  );
};

const readers: ReadonlyMap<string, RowReader> = new Map([
  ['.jsonl', readJsonLinesRows],
  ['.ndjson', readJsonLinesRows],
  ['.json', readJsonRows],
  ['.csv', readCsvRows],
  ['.tsv', readCsvRows],
  ['.txt', readCsvRows],
  ['.jpg', readPhotoRow],
  ['.jpeg', readPhotoRow],
  ['.png', readPhotoRow],
  ['.webp', readPhotoRow],
]);
