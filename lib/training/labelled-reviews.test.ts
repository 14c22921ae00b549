import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLabelledReviews } from './labelled-reviews';

const nsmc = process.env.LECTERN_NSMC ?? fileURLToPath(new URL('../../../shared/nsmc', import.meta.url));
const noCorpus = !existsSync(join(nsmc, 'ratings_train.txt'));

test('validation and training are two parts of the rows, by a hash of the id', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i}\t리뷰 ${i}\t${i % 2}`);
  const bytes = new TextEncoder().encode(`id\tdocument\tlabel\n${rows.join('\n')}\n`);
  const validation = readLabelledReviews(bytes, 'validation');
  const training = readLabelledReviews(bytes, 'training');
  if (!validation.ok || !training.ok) throw new Error('The rows were not read.');
  // int.from_bytes(hashlib.md5(str(i).encode()).digest()[:4], 'big') % 15 == 0, for i below 100 in Python.
  const first = validation.value.texts.filter((text) => text.length < '리뷰 100'.length);
  expect(first).toEqual(['리뷰 3', '리뷰 6', '리뷰 10', '리뷰 11', '리뷰 98']);
  expect(new Set([...validation.value.texts, ...training.value.texts])).toEqual(
    new Set(Array.from({ length: 3000 }, (_, i) => `리뷰 ${i}`)),
  );
  expect(validation.value.texts.length + training.value.texts.length).toBe(3000);
});

test.skipIf(noCorpus)(
  'the corpus has the 9,939 validation rows of the recipe (skipped without LECTERN_NSMC)',
  async () => {
    const read = readLabelledReviews(await readFile(join(nsmc, 'ratings_train.txt')), 'validation');
    expect(read.ok && read.value.texts.length).toBe(9939);
  },
);
