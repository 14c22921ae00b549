import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { isLocale, localeOfHeader } from '@/app/_i18n/locale';
import { isTheme, type Preferences, preferenceCookies } from './preferences';

/** Language, theme and type size of this request. Reading it makes a page dynamic, as the nonce of the CSP asks. */
export const requestPreferences = cache(async (): Promise<Preferences> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const language = jar.get(preferenceCookies.language.name)?.value;
  const theme = jar.get(preferenceCookies.theme.name)?.value;
  return {
    locale: isLocale(language) ? language : localeOfHeader(head.get('accept-language')),
    projector: jar.get(preferenceCookies.projector.name)?.value === 'on',
    ...(isTheme(theme) ? { theme } : {}),
  };
});
