import type { TokenEvidence } from '@/lib/serving/handler';

/**
 * The text without some of its words, for asking the model what it would have said.
 * @param text     The text the tokens' offsets count in.
 * @param tokens   In the order of the text, not overlapping.
 * @param leftOut  Indices into `tokens`.
 * @returns What is left. A word is replaced by one space, so that its neighbours never grow into a new word.
 */
export function leaveOutWords(
  text: string,
  tokens: readonly Pick<TokenEvidence, 'start' | 'end'>[],
  leftOut: ReadonlySet<number>,
): string {
  let rest = '';
  let from = 0;
  tokens.forEach((token, index) => {
    if (!leftOut.has(index)) return;
    rest += `${text.slice(from, token.start)} `;
    from = token.end;
  });
  return rest + text.slice(from);
}
