/** The languages every string exists in, the product's own first. */
export const locales = ['ko', 'en'] as const;

export type Locale = (typeof locales)[number];

/** What cookies, form fields and other strangers say is a locale only after this. */
export function isLocale(value: unknown): value is Locale {
  return value === 'ko' || value === 'en';
}

/**
 * The language to greet a browser in: the one of ours that its `Accept-Language` ranks highest, Korean when it names
 * neither. The earlier of two equal ranks wins (RFC 9110, section 12.5.4); `q=0` means "not this one".
 */
export function localeOfHeader(acceptLanguage: string | null): Locale {
  let best: Locale = 'ko';
  let bestQuality = 0;
  for (const range of (acceptLanguage ?? '').slice(0, 1000).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = tag.split('-')[0];
    const quality = qualityOf(parameters);
    if (isLocale(language) && quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  if (given === undefined) return 1;
  const quality = Number(given.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}
