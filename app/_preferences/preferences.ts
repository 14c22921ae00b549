import { isLocale, type Locale } from '@/app/_i18n/locale';

export type Theme = 'light' | 'dark';

/** What a person chose with the switches. Nothing here is kept before a switch is pressed. */
export interface Preferences {
  readonly locale: Locale;
  /** Absent: as the device wishes (`prefers-color-scheme`). */
  readonly theme?: Theme;
  /** Type two steps larger, for the back row of a classroom. */
  readonly projector: boolean;
}

/** Cookie of each switch, with the values it may hold; any other value counts as "not chosen". */
export const preferenceCookies = {
  language: { name: 'lectern-language', isValid: isLocale },
  theme: { name: 'lectern-theme', isValid: isTheme },
  projector: { name: 'lectern-projector', isValid: (value: unknown) => value === 'on' || value === 'off' },
} as const;

export type PreferenceName = keyof typeof preferenceCookies;

export function isTheme(value: unknown): value is Theme {
  return value === 'light' || value === 'dark';
}

export function isPreferenceName(value: unknown): value is PreferenceName {
  return typeof value === 'string' && Object.hasOwn(preferenceCookies, value);
}
