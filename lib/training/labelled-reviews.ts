import { createHash } from 'node:crypto';
import type { Result } from '@/lib/base/result';
import { ok } from '@/lib/base/result';
import { readRatings } from '@/lib/text/read-ratings';
import { TsvReader } from '@/lib/text/tsv-reader';

/** Which reviews a model is judged on. `validation` and `training` are two parts of the training rows. */
export const reviewParts = ['test', 'validation', 'training'] as const;

export type ReviewPart = (typeof reviewParts)[number];

/** One training row in so many is the accurate model's validation part; training/accurate chooses the same rows. */
const FOLDS = 15;

export interface LabelledReviews {
  readonly texts: readonly string[];
  /** 0 negative, 1 positive. */
  readonly labels: readonly number[];
}

/**
 * Reads the reviews of one part of the Naver sentiment movie corpus.
 * @param bytes  `ratings_test.txt` for `test`, else `ratings_train.txt`.
 */
export function readLabelledReviews(bytes: Uint8Array, part: ReviewPart): Result<LabelledReviews> {
  const ids = part === 'test' ? [] : readIds(bytes);
  const texts: string[] = [];
  const labels: number[] = [];
  const decoder = new TextDecoder('utf-16le');
  let row = 0;
  const read = readRatings(bytes, (units, length, label) => {
    const id = ids[row++];
    if (part !== 'test' && isValidation(id) !== (part === 'validation')) return;
    texts.push(decoder.decode(units.subarray(0, length)));
    labels.push(label);
  });
  return read.ok ? ok({ texts, labels }) : read;
}

/** By its id alone: the same on every machine and in every order. */
function isValidation(id: string): boolean {
  return createHash('md5').update(id).digest().readUInt32BE(0) % FOLDS === 0;
}

/** The first field of every row. A file that ends in the middle gives fewer; readRatings says what is wrong. */
function readIds(bytes: Uint8Array): string[] {
  const reader = new TsvReader(bytes);
  const ids: string[] = [];
  while (reader.nextLine()) {
    let end = reader.nextField();
    ids.push(String.fromCharCode(...reader.units.subarray(0, Math.min(reader.length, 100))));
    while (end === 'field') end = reader.nextField();
    if (end !== 'line') break;
  }
  return ids.slice(1);
}
