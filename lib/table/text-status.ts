/** Whether a text can be sent: it may be empty, or longer than the model takes. */
export type TextStatus = 'ready' | 'empty' | 'too_long';

/** @param maxCharacters  Most code points, as the server counts them. */
export function textStatus(text: string, maxCharacters: number): TextStatus {
  if (text.trim() === '') return 'empty';
  return isLongerThan(text, maxCharacters) ? 'too_long' : 'ready';
}

function isLongerThan(text: string, maxCharacters: number): boolean {
  // A code point takes one or two UTF-16 units, so most texts need no counting.
  if (text.length <= maxCharacters) return false;
  if (text.length > 2 * maxCharacters) return true;
  let characters = 0;
  for (const _ of text) characters++;
  return characters > maxCharacters;
}
