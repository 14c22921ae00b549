import type { Locale } from './locale';
import type { Messages } from './messages';

/** Makes a misspelt message key a type error. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
