import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { isMissingValue } from './missing-values';
import { TsvReader } from './tsv-reader';

/**
 * Takes one labelled review.
 * @param units   Its UTF-16 units, `length` of them, 0 when the document is missing. Lent for the call.
 * @param label   0 negative, 1 positive.
 */
export type RatingVisitor = (units: Uint16Array, length: number, label: number) => void;

/**
 * Reads labelled reviews in the form of the Naver sentiment movie corpus: a line of column names, then
 * tab-separated rows; the columns `document` and `label` are used. Reads what pandas'
 * `read_csv(sep='\t').fillna('')` reads.
 * @returns How many rows `visit` got. Failures name the line: bad_input, bad_encoding.
 */
export function readRatings(bytes: Uint8Array, visit: RatingVisitor): Result<number> {
  const reader = new TsvReader(bytes);
  const header = readHeader(reader);
  if (!header.ok) return header;
  const { columns, documentColumn, labelColumn } = header.value;
  let document = new Uint16Array(4096);
  let rows = 0;
  while (reader.nextLine()) {
    let documentLength = 0;
    let label = -1;
    for (let column = 0; ; column++) {
      const end = reader.nextField();
      if (end === 'bad-utf8' || end === 'open-quote') return err(unreadable(reader, end));
      if (column === documentColumn && !isMissingValue(reader.units, reader.length)) {
        // The reader's memory becomes the document's and the other way round: nothing is copied.
        const spare = document;
        document = reader.units;
        documentLength = reader.length;
        reader.units = spare;
      } else if (column === labelColumn && reader.length === 1) {
        label = reader.units[0] - 0x30;
      }
      if (end === 'line') break;
      if (column + 1 === columns) return err(tooManyFields(reader, columns));
    }
    if (label !== 0 && label !== 1) return err(badLabel(reader));
    visit(document, documentLength, label);
    rows++;
  }
  return rows === 0 ? err(noRows()) : ok(rows);
}

interface Header {
  readonly columns: number;
  readonly documentColumn: number;
  readonly labelColumn: number;
}

function readHeader(reader: TsvReader): Result<Header> {
  if (!reader.nextLine()) return err(noRows());
  const names: string[] = [];
  for (;;) {
    const end = reader.nextField();
    if (end === 'bad-utf8' || end === 'open-quote') return err(unreadable(reader, end));
    names.push(String.fromCharCode(...reader.units.subarray(0, Math.min(reader.length, 100))));
    if (end === 'line') break;
  }
  const documentColumn = names.indexOf('document');
  const labelColumn = names.indexOf('label');
  if (documentColumn < 0 || labelColumn < 0) {
    return err(
      failure(
        'bad_input',
        '첫 줄에 document와 label 열 이름이 없어요. 탭으로 나눈 id, document, label 파일을 주세요.',
        'The first line has no columns named document and label. Give a tab-separated file of id, document, label.',
      ),
    );
  }
  return ok({ columns: names.length, documentColumn, labelColumn });
}

function unreadable(reader: TsvReader, end: 'bad-utf8' | 'open-quote'): Failure {
  const line = reader.lineNumber();
  if (end === 'bad-utf8') {
    return failure(
      'bad_encoding',
      `${line}번째 줄을 UTF-8로 읽을 수 없어요. 파일을 UTF-8로 저장해 주세요.`,
      `Line ${line} isn't UTF-8. Save the file as UTF-8.`,
    );
  }
  return failure(
    'bad_input',
    `${line}번째 줄에서 연 큰따옴표가 닫히지 않았어요. 닫거나, 안쪽 따옴표를 둘로 써 주세요.`,
    `The quote opened on line ${line} is never closed. Close it, or double the quotes inside.`,
  );
}

function tooManyFields(reader: TsvReader, columns: number): Failure {
  const line = reader.lineNumber();
  return failure(
    'bad_input',
    `${line}번째 줄의 칸이 ${columns}개보다 많아요. 글 안의 탭을 지워 주세요.`,
    `Line ${line} has more than ${columns} fields. Remove the tabs inside its text.`,
  );
}

function badLabel(reader: TsvReader): Failure {
  const line = reader.lineNumber();
  return failure(
    'bad_input',
    `${line}번째 줄의 label이 0이나 1이 아니에요. 부정은 0, 긍정은 1로 적어 주세요.`,
    `The label on line ${line} is neither 0 nor 1. Write 0 for negative, 1 for positive.`,
  );
}

function noRows(): Failure {
  return failure(
    'bad_input',
    '파일에 리뷰가 없어요. 첫 줄은 열 이름, 둘째 줄부터 리뷰인 파일을 주세요.',
    'The file holds no reviews. Give one with column names on the first line and reviews from the second.',
  );
}
