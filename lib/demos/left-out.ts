import type { Explanation, TokenEvidence } from '@/lib/serving/handler';
import { leaveOutWords } from './leave-out-words';

/** A stretch of a text, in UTF-16 units. */
export type TextSpan = Pick<TokenEvidence, 'start' | 'end'>;

/**
 * Which of an explanation's words are left out. Models cut the same text into different words, so what is left out is
 * kept as places in the text, and a word is out when a part of it is.
 * @param removed  Not overlapping.
 * @returns Indices into `explanation.tokens`.
 */
export function leftOutOf({ tokens }: Pick<Explanation, 'tokens'>, removed: readonly TextSpan[]): ReadonlySet<number> {
  return new Set(tokens.flatMap((token, index) => (removed.some((span) => overlap(span, token)) ? [index] : [])));
}

/**
 * What is left out after the words of one explanation were pressed.
 * @param removed  What was left out before.
 * @param leftOut  Indices into `explanation.tokens` that shall be out now.
 * @returns In the order of the text, not overlapping.
 */
export function removedSpans(
  { tokens }: Pick<Explanation, 'tokens'>,
  removed: readonly TextSpan[],
  leftOut: ReadonlySet<number>,
): readonly TextSpan[] {
  const kept = removed.filter((span) => !tokens.some((token, index) => !leftOut.has(index) && overlap(span, token)));
  const added = tokens.filter((token, index) => leftOut.has(index) && !kept.some((span) => overlap(span, token)));
  return [...kept, ...added.map(({ start, end }) => ({ start, end }))].sort((a, b) => a.start - b.start);
}

/**
 * The text without what is left out.
 * @param texts    The same review as each model reads it: a model may read it without its end.
 * @param removed  In the order of the text, not overlapping.
 */
export function textWithout(texts: readonly string[], removed: readonly TextSpan[]): string {
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), '');
  return leaveOutWords(longest, removed, new Set(removed.keys()));
}

function overlap(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}
