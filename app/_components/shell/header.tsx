import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';
import { Mark } from './mark';
import { PreferenceSwitches } from './preference-switches';

export async function Header() {
  const t = await translator('shell');
  return (
    <header className="border-line border-b">
      <div className="mx-auto flex min-h-14 w-full max-w-[78rem] items-center justify-between gap-2 px-4 sm:px-6">
        <Link href="/" aria-label={t('home')} className="inline-flex min-h-11 items-center gap-2 font-bold text-lead">
          <Mark className="size-6" />
          {t('name')}
        </Link>
        <PreferenceSwitches />
      </div>
    </header>
  );
}
