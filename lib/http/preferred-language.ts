/**
 * The language of an answer's message: English only when `Accept-Language` ranks it above Korean.
 * @param acceptLanguage  The header as it came, or nothing.
 */
export function preferredLanguage(acceptLanguage: string | undefined): 'ko' | 'en' {
  if (acceptLanguage === undefined) return 'ko';
  // Nobody lists more than a few languages; the rest of a header made to be long is not read.
  const ranges = acceptLanguage.slice(0, 200).toLowerCase().split(',');
  return qualityOf('en', ranges) > qualityOf('ko', ranges) ? 'en' : 'ko';
}

/** Highest quality given to the language, less a little for each place it stands behind the first; 0 if unlisted. */
function qualityOf(language: string, ranges: readonly string[]): number {
  let best = 0;
  for (const [place, range] of ranges.entries()) {
    const [tag = '', ...parameters] = range.trim().split(';');
    if (tag !== language && !tag.startsWith(`${language}-`)) continue;
    const q = parameters.find((parameter) => parameter.trim().startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.trim().slice(2));
    if (quality > 0 && quality <= 1) best = Math.max(best, quality - place * 1e-6);
  }
  return best;
}
