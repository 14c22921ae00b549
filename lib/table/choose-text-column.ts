/** What a table's shape says about which column holds the texts. */
export interface TextColumnGuess {
  /** Whether the first row names the columns. */
  readonly hasHeader: boolean;
  /** Index of the column of texts when it is clear; undefined when a person has to say. */
  readonly column: number | undefined;
  /** Indexes of the columns that hold words at all, in order; empty when everything is numbers. */
  readonly candidates: readonly number[];
}

/**
 * Looks for the one column of texts, by its name first, then by what is in it. Of several columns of words it is clear
 * only when one is named like a text, or when one alone reads like sentences.
 * @param rows  At least one, all of the same length, with the row of titles if there is one.
 */
export function chooseTextColumn(rows: readonly (readonly string[])[]): TextColumnGuess {
  const first = rows[0] ?? [];
  const sample = rows.slice(1, 1 + sampleRows);
  const named = first.flatMap((title, column) => (textNames.has(plainTitle(title)) ? [column] : []));
  const hasHeader = named.length > 0 || looksLikeTitles(first, sample);

  const body = hasHeader ? sample : [first, ...sample];
  const shapes = first.map((_, column) => shapeOf(body.map((row) => row[column] ?? '')));
  const candidates = shapes.flatMap((shape, column) => (shape === 'other' ? [] : [column]));
  const sentences = shapes.flatMap((shape, column) => (shape === 'sentences' ? [column] : []));

  if (named.length === 1) return { hasHeader, column: named[0], candidates: withColumn(candidates, named[0]) };
  if (named.length > 1) return { hasHeader, column: undefined, candidates };
  if (candidates.length === 1) return { hasHeader, column: candidates[0], candidates };
  return { hasHeader, column: sentences.length === 1 ? sentences[0] : undefined, candidates };
}

const sampleRows = 200;

/** Titles that say "the text is here", in small letters without spaces. */
const textNames = new Set(
  [
    'text review reviews document comment comments content contents sentence body opinion feedback',
    '리뷰 후기 감상 감상평 감상문 한줄평 평 영화평 댓글 의견 내용 본문 글 문장 텍스트 코멘트 리뷰내용',
  ].flatMap((line) => line.split(' ')),
);

/** Titles of columns that aren't texts; seeing one shows that the first row holds titles. */
const otherNames = new Set(
  [
    'id no num number index label rating score star stars date time name user author title movie class',
    '번호 순번 라벨 점수 평점 별점 날짜 작성일 시간 이름 작성자 학번 반 제목 영화 정답 결과',
  ].flatMap((line) => line.split(' ')),
);

function plainTitle(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.-]/g, '');
}

function looksLikeTitles(first: readonly string[], sample: readonly (readonly string[])[]): boolean {
  if (first.some((title) => otherNames.has(plainTitle(title)))) return true;
  if (sample.length === 0 || first.some((title) => title.trim() === '' || isNumber(title))) return false;
  // Words on top of a column of numbers.
  return first.some((_, column) => sample.every((row) => isNumber(row[column] ?? '')));
}

function shapeOf(cells: readonly string[]): 'sentences' | 'words' | 'other' {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const worded = filled.filter((cell) => /\p{L}/u.test(cell) && !isDate(cell));
  if (worded.length === 0 || worded.length * 2 < filled.length) return 'other';
  const spaced = worded.filter((cell) => /\S\s+\S/.test(cell.trim()));
  const meanLength = worded.reduce((sum, cell) => sum + cell.length, 0) / worded.length;
  return spaced.length * 2 >= worded.length && meanLength >= 8 ? 'sentences' : 'words';
}

function isNumber(cell: string): boolean {
  return /^\s*[+-]?[\d.,]+\s*%?\s*$/.test(cell);
}

function isDate(cell: string): boolean {
  return /^\s*\d{2,4}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}/.test(cell);
}

function withColumn(candidates: readonly number[], column: number | undefined): readonly number[] {
  if (column === undefined || candidates.includes(column)) return candidates;
  return [...candidates, column].sort((a, b) => a - b);
}
