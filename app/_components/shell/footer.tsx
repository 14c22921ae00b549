import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';

export async function Footer() {
  const t = await translator('shell');
  return (
    <footer className="mt-8 border-line border-t text-ink-soft text-note">
      <div className="mx-auto flex w-full max-w-[78rem] flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-3 sm:px-6">
        <p>
          {t('footerPrivacy')} {t('footerPractice')}
        </p>
        <Link
          href="/styleguide"
          className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-pencil"
        >
          {t('styleguide')}
        </Link>
      </div>
    </footer>
  );
}
