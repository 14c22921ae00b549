'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Locale } from './locale';
import type { Messages } from './messages';

interface ClientMessagesProps {
  locale: Locale;
  messages: Partial<Messages>;
  children: ReactNode;
}

export function ClientMessages({ locale, messages, children }: ClientMessagesProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="Asia/Seoul">
      {children}
    </IntlProvider>
  );
}
