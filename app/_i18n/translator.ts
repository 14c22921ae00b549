import 'server-only';
import { createTranslator } from 'use-intl/core';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { type MessageArea, messagesByLocale } from './messages';

/** The words of one area in the language of the request, for server components and metadata. */
export async function translator<Area extends MessageArea>(area: Area) {
  const { locale } = await requestPreferences();
  return createTranslator({ locale, messages: messagesByLocale[locale], namespace: area });
}
