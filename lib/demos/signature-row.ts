import type { Bilingual } from '@/lib/base/failure';
import type { RowRecord } from '@/lib/serving/row';
import type { Signature } from '@/lib/serving/signature';
import { formLimits, type SignatureField, signatureFields } from './signature-fields';
import { readRecords, readTexts } from './signature-json-input';
import { readList } from './signature-list';
import { atPosition, filesTooLarge, textTooLong, wrongCount, wrongPart } from './signature-problems';
import { bad, good, type Read, readScalar } from './signature-scalar';
import { type Nested, shapeList } from './signature-shape';

/** A chosen file: the browser's and the server's `File` both fit. */
export interface ChosenFile {
  readonly size: number;
}

/** What a form sends for one input, in order: texts and files. */
export type FieldPart<F extends ChosenFile> = string | F;

/** What an input becomes: values of a row, with files still to be read where bytes will stand; none is no bytes. */
export type FieldValue<F extends ChosenFile> = Nested<number | bigint | boolean | string | RowRecord | F | NoFile>;

/** Stands where no file was chosen: an empty value, which some inputs mean as "none". */
export const noFile = Symbol('no file');
export type NoFile = typeof noFile;

export interface FieldProblem {
  readonly input: string;
  readonly message: Bilingual;
  /** Where an input has a box for each number: those that are wrong, from 0. */
  readonly boxes?: readonly number[];
}

/** The inputs of one row by name, or everything that is wrong with them. */
export type ReadRow<F extends ChosenFile> =
  | { readonly ok: true; readonly values: ReadonlyMap<string, FieldValue<F>> }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads a form made from a signature, on the device before it is sent and on the server after: the same values and the
 * same sentences.
 * @param partsOf  What was given for the input of this name; empty where nothing was.
 */
export function readSignatureRow<F extends ChosenFile>(
  signature: Signature,
  partsOf: (input: string) => readonly FieldPart<F>[],
): ReadRow<F> {
  const values = new Map<string, FieldValue<F>>();
  const problems: FieldProblem[] = [];
  let fileBytes = 0;
  for (const field of signatureFields(signature)) {
    const parts = partsOf(field.name);
    for (const part of parts) if (typeof part !== 'string') fileBytes += part.size;
    const read = fileBytes > formLimits.fileBytes ? bad(filesTooLarge) : readField(field, parts);
    if (read.ok) values.set(field.name, read.value);
    else problems.push(problemOf(field, parts, read.problem));
  }
  return problems.length === 0 ? { ok: true, values } : { ok: false, problems };
}

function problemOf<F extends ChosenFile>(
  { name, spec: { dtype }, widget }: SignatureField,
  parts: readonly FieldPart<F>[],
  message: Bilingual,
): FieldProblem {
  if (widget.kind !== 'numbers') return { input: name, message };
  return { input: name, message, boxes: parts.flatMap((part, at) => (isNumber(part, dtype) ? [] : [at])) };
}

function readField<F extends ChosenFile>(
  { spec, widget }: SignatureField,
  parts: readonly FieldPart<F>[],
): Read<FieldValue<F>> {
  if (widget.kind === 'file' || widget.kind === 'files') return readFiles(parts, spec.shape);
  const texts: string[] = [];
  for (const part of parts) {
    if (typeof part !== 'string') return bad(wrongPart);
    texts.push(part);
  }
  // A check box that isn't ticked sends nothing.
  if (widget.kind === 'switch') return good(texts.length > 0);
  if (texts.length !== (widget.kind === 'numbers' ? widget.count : 1)) return bad(wrongPart);
  return widget.kind === 'numbers' ? readBoxes(texts, spec) : readText(texts[0] ?? '', spec, widget.kind);
}

function readText(
  text: string,
  { dtype, shape }: SignatureField['spec'],
  kind: 'text' | 'lines' | 'number' | 'list' | 'json',
): Read<Nested<number | bigint | boolean | string | RowRecord>> {
  const limit = kind === 'text' ? formLimits.text : formLimits.list;
  if (text.length > limit) return bad(textTooLong(limit));
  if (dtype === 'bytes') return bad(wrongPart);
  if (dtype === 'record') return readRecords(text, shape);
  if (dtype !== 'string') return kind === 'number' ? readScalar(text, dtype) : readList(text, dtype, shape);
  // macOS may hand over Hangul in pieces, and forms end their lines with two characters.
  const written = text.normalize('NFC').replaceAll('\r\n', '\n');
  if (kind === 'json') return readTexts(written, shape);
  return kind === 'lines' ? readLines(written, shape[0] ?? -1) : good(written);
}

/** A text a line; lines with nothing on them are left out. */
function readLines(text: string, wanted: number): Read<readonly string[]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return wanted === -1 || lines.length === wanted ? good(lines) : bad(wrongCount(wanted, lines.length));
}

function readBoxes(texts: readonly string[], { dtype }: SignatureField['spec']): Read<readonly (number | bigint)[]> {
  const values: (number | bigint)[] = [];
  for (const [index, text] of texts.entries()) {
    if (dtype === 'string' || dtype === 'bytes' || dtype === 'record') return bad(wrongPart);
    const value = readScalar(text, dtype);
    if (!value.ok) return bad(atPosition(index + 1, value.problem));
    if (typeof value.value === 'boolean') return bad(wrongPart);
    values.push(value.value);
  }
  return good(values);
}

function isNumber(part: unknown, dtype: SignatureField['spec']['dtype']): boolean {
  if (typeof part !== 'string' || dtype === 'string' || dtype === 'bytes' || dtype === 'record') return false;
  return readScalar(part, dtype).ok;
}

function readFiles<F extends ChosenFile>(
  parts: readonly FieldPart<F>[],
  shape: readonly number[],
): Read<Nested<F | NoFile>> {
  const files: F[] = [];
  for (const part of parts) {
    if (typeof part === 'string') return bad(wrongPart);
    // Browsers send an empty file where none was chosen.
    if (part.size > 0) files.push(part);
  }
  if (shape.length > 0) return shapeList(files, shape);
  const [file = noFile, ...more] = files;
  return more.length > 0 ? bad(wrongCount(1, files.length)) : good(file);
}
