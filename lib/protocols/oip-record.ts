import type { RowRecord } from '@/lib/serving/row';
import { guardJson } from './json-guard';

/** A record that came as its JSON text. @returns undefined when the text isn't that of an object. */
export function parseRecord(text: string): RowRecord | undefined {
  if (guardJson(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever JSON holds is a row's value, so an object from `JSON.parse` is a record. */
function isRecord(value: unknown): value is RowRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
