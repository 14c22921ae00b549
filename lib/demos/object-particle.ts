const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
/** Syllables with the same beginning and vowel: one for each final consonant, the first without any. */
const finals = 28;

/** A Korean word with 을 after a final consonant, 를 after a vowel; "을(를)" where the last letter isn't Hangul. */
export function withObjectParticle(word: string): string {
  const last = word.charCodeAt(word.length - 1);
  if (!(last >= firstSyllable && last <= lastSyllable)) return `${word}을(를)`;
  return `${word}${(last - firstSyllable) % finals === 0 ? '를' : '을'}`;
}
