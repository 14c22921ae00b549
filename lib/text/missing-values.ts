/**
 * Field texts that pandas reads as a missing value, and that therefore count as empty text.
 * @see pandas `read_csv`, `keep_default_na`; `None` since pandas 2.
 */
const missingValues: readonly string[] = [
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
];

const LONGEST = Math.max(...missingValues.map((value) => value.length));
const known = new Set(missingValues);

/** @param units  UTF-16 units of a field, `length` of them. */
export function isMissingValue(units: Uint16Array, length: number): boolean {
  if (length === 0) return true;
  if (length > LONGEST || units[0] > 0x7f) return false;
  return known.has(String.fromCharCode(...units.subarray(0, length)));
}
