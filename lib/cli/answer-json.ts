import type { Row, RowValue } from '@/lib/serving/row';
import { isList } from './parse-value';

/**
 * A row as strict JSON on one line: bytes are `{"b64": "…"}`, whole numbers keep all their digits, and NaN and the
 * infinities, which JSON lacks, stand in quotes. `parse-value` reads it back.
 */
export function answerJson(value: Row | RowValue): string {
  if (value instanceof Uint8Array) {
    return `{"b64":"${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')}"}`;
  }
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) return `"${value}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(answerJson).join(',')}]`;
  const members = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${answerJson(field)}`);
  return `{${members.join(',')}}`;
}
