import type { RowValue } from '@/lib/serving/row';

/**
 * A value of a row as JSON to read or to keep. Whole numbers keep every digit; what JSON has no number for (NaN, the
 * infinities) stands as text; bytes are `{"b64": "…"}`, as TensorFlow Serving writes them.
 * @param indent  Spaces a level; 0 puts everything on one line.
 */
export function jsonText(value: RowValue, indent = 0): string {
  return write(value, indent, indent === 0 ? '' : '\n');
}

function write(value: RowValue, indent: number, line: string): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof Uint8Array) return `{"b64": "${base64Text(value)}"}`;
  const inner = indent === 0 ? '' : line + ' '.repeat(indent);
  const gap = indent === 0 ? ', ' : ',';
  if (isList(value)) {
    if (value.length === 0) return '[]';
    // Lists of plain values stay on one line: four numbers need no six lines.
    if (value.every(isPlain)) return `[${value.map((one) => write(one, 0, '')).join(', ')}]`;
    return `[${inner}${value.map((one) => write(one, indent, inner)).join(gap + inner)}${indent === 0 ? '' : line}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const written = entries.map(([name, one]) => `${JSON.stringify(name)}: ${write(one, indent, inner)}`);
  return `{${inner}${written.join(gap + inner)}${indent === 0 ? '' : line}}`;
}

export function isList(value: RowValue): value is readonly RowValue[] {
  return Array.isArray(value);
}

function isPlain(value: RowValue): boolean {
  return typeof value !== 'object' || value === null;
}

/** Characters to hand to one call: more arguments than this overflow the stack. */
const pieceBytes = 0x8000;

function base64Text(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    binary += String.fromCharCode(...bytes.subarray(at, at + pieceBytes));
  }
  return btoa(binary);
}
