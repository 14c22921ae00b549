import type { ReactNode } from 'react';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { ClientMessages } from './client-messages';
import { type MessageArea, pickMessages } from './messages';

/** Gives the client components inside it the words of the named areas, for `useTranslations('<area>')`. */
export async function AreaMessages({ areas, children }: { areas: readonly MessageArea[]; children: ReactNode }) {
  const { locale } = await requestPreferences();
  return (
    <ClientMessages locale={locale} messages={pickMessages(locale, areas)}>
      {children}
    </ClientMessages>
  );
}
