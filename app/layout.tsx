import type { Metadata, Viewport } from 'next';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './tokens.css';
import type { ReactNode } from 'react';
import { Footer } from '@/app/_components/shell/footer';
import { Header } from '@/app/_components/shell/header';
import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('shell');
  return {
    title: { default: `${t('name')} · ${t('tagline')}`, template: `%s · ${t('name')}` },
    description: t('tagline'),
    referrer: 'same-origin',
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The frame of every page. It reads the request's cookies, so every page is drawn per request and gets its nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, projector } = await requestPreferences();
  const t = await translator('shell');
  return (
    <html lang={locale} data-theme={theme} data-projector={projector ? '' : undefined}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:bg-sheet focus:px-4 focus:py-3"
        >
          {t('skip')}
        </a>
        <Header />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[78rem] flex-1 px-4 py-5 outline-none sm:px-6">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
