import { introsortOrder } from '@/lib/num/introsort-order';
import { sortTerms } from './sort-terms';
import type { TermList } from './term-table';

/**
 * The terms a model keeps, by number, in the order of their code points.
 *
 * The `limit` most frequent are kept, as `CountVectorizer(max_features=limit)` does: among terms of one count, which
 * ones is decided by the order that NumPy before 1.25 sorts the negated counts in, so the published figures come out.
 * @param counts  Occurrences of each term of `terms`.
 */
export function selectVocabulary(terms: TermList, counts: Uint32Array, limit: number): Int32Array {
  if (counts.length < terms.size) throw new RangeError(`${counts.length} counts for ${terms.size} terms.`);
  const sorted = sortTerms(terms);
  if (sorted.length <= limit) return sorted;
  const negated = new Int32Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) negated[i] = -counts[sorted[i]];
  const places = introsortOrder(negated).subarray(0, limit).sort();
  for (let i = 0; i < limit; i++) places[i] = sorted[places[i]];
  return places;
}
