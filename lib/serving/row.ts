/** One value of a row: a scalar, bytes, or (nested) lists of them, as the signature's dtype and shape say. */
export type RowValue = string | number | boolean | bigint | null | Uint8Array | readonly RowValue[] | RowRecord;

/** A structured output, where a handler gives one (an explanation, a box). */
export interface RowRecord {
  readonly [name: string]: RowValue;
}

/** One input or one output, keyed by the signature's names. Plain data: rows cross threads by structured clone. */
export type Row = RowRecord;
