import type { Bilingual } from '@/lib/base/failure';
import type { RowRecord, RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { type LabelShare, labelShares } from './label-shares';
import type { SignatureAnswer } from './signature-answer';
import { isList, jsonText } from './signature-json-text';
import { numberText, shortNumberText } from './signature-number-text';
import { type OutputTable, outputTable } from './signature-output-table';
import { sniffImage } from './sniff-image';

/** One output of an answer, ready to be drawn. */
export interface OutputView {
  readonly name: string;
  /** The manifest's words for it; absent: the name stands for itself. */
  readonly title: Bilingual | undefined;
  readonly shown: ShownOutput;
}

export type ShownOutput =
  /** Probabilities of labels, the likeliest first. */
  | { readonly kind: 'shares'; readonly shares: readonly LabelShare[] }
  /** `short` has at most six digits after the leading zeros; `text` has all there are. */
  | { readonly kind: 'number'; readonly short: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag'; readonly on: boolean }
  /** A list or a record with nothing in it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'table'; readonly table: OutputTable; readonly json: () => string }
  /** What has a structure of its own, as JSON over several lines. */
  | { readonly kind: 'json'; readonly text: string; readonly isCut: boolean; readonly json: () => string }
  | { readonly kind: 'files'; readonly files: readonly OutputFile[]; readonly total: number };

export interface OutputFile {
  readonly bytes: Uint8Array;
  /** Media type of a picture that browsers draw; absent for everything else. */
  readonly image: 'image/png' | 'image/jpeg' | 'image/webp' | undefined;
}

/** Longest JSON shown on the page, UTF-16 units; all of it can be downloaded. */
const jsonShown = 4000;
const filesShown = 12;

/**
 * The outputs of an answer in the signature's order. A classification's `classes` and `scores` become one view, as do
 * probabilities with the labels of the manifest; everything else is drawn by its dtype and shape.
 */
export function outputViews(answer: SignatureAnswer): readonly OutputView[] {
  const row = new Map(Object.entries(answer.row));
  const shares = answer.method === 'classify' ? classifiedShares(answer, row) : undefined;
  const views: OutputView[] = [];
  for (const [name, spec] of Object.entries(answer.outputs)) {
    const value = row.get(name);
    if (value === undefined || (shares && name === 'classes')) continue;
    const shown =
      shares && name === 'scores' ? { kind: 'shares' as const, shares } : shownOutput(name, value, spec, answer.labels);
    views.push({ name, title: spec.title, shown });
  }
  return views;
}

/** `classes` and `scores` of the same length; without `classes` the labels of the manifest. */
function classifiedShares(
  { labels }: SignatureAnswer,
  row: ReadonlyMap<string, RowValue>,
): readonly LabelShare[] | undefined {
  const classes = row.get('classes');
  const names = classes === undefined ? labels : classes;
  if (!isTexts(names) || names.length === 0) return undefined;
  return labelShares(names, row.get('scores'));
}

function shownOutput(name: string, value: RowValue, spec: TensorSpec, labels: readonly string[]): ShownOutput {
  if (value instanceof Uint8Array) return files([value]);
  if (spec.dtype === 'bytes' && isList(value)) return files(allBytes(value));
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'flag', on: value };
  if (typeof value === 'number' || typeof value === 'bigint') {
    return { kind: 'number', short: shortNumberText(value, spec.dtype), text: numberText(value, spec.dtype) };
  }
  if (isDistribution(name, value, spec)) {
    const shares = labels.length > 0 ? labelShares(labels, value) : undefined;
    if (shares) return { kind: 'shares', shares };
  }
  if (value === null || Object.keys(value).length === 0) return { kind: 'empty' };
  const json = () => jsonText(value, 2);
  const table = outputTable(value, spec, labels);
  if (table) return { kind: 'table', table, json };
  const text = json();
  return { kind: 'json', text: text.slice(0, jsonShown), isCut: text.length > jsonShown, json };
}

/** Other lists of numbers between 0 and 1 may be anything: theirs must add up to 1. */
function isDistribution(name: string, value: RowValue, { dtype, shape }: TensorSpec): boolean {
  if (shape.length !== 1 || !dtype.startsWith('float') || !isList(value)) return false;
  if (name === 'probabilities') return true;
  const sum = value.reduce<number>((total, share) => total + Number(share), 0);
  return Math.abs(sum - 1) < 1e-3;
}

function files(all: readonly Uint8Array[]): ShownOutput {
  const shown = all.slice(0, filesShown).map((bytes) => ({ bytes, image: sniffImage(bytes) }));
  return { kind: 'files', files: shown, total: all.length };
}

function allBytes(value: RowValue): readonly Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  return isList(value) ? value.flatMap(allBytes) : [];
}

function isTexts(value: RowValue | RowRecord): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
