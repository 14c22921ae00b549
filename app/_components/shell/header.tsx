import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';
import { Mark } from './mark';
import { NavLinks } from './nav-links';
import { PreferenceSwitches } from './preference-switches';

/** Home, the other parts, the switches. Where they don't fit in a row, the parts have a row of their own. */
export async function Header() {
  const t = await translator('shell');
  const links = [
    { href: '/models', word: t('models') },
    { href: '/developers', word: t('developers') },
  ];
  return (
    <header className="border-line border-b">
      <div className="mx-auto flex min-h-14 w-full max-w-[78rem] flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <Link href="/" aria-label={t('home')} className="inline-flex min-h-11 items-center gap-2 font-bold text-lead">
          <Mark className="size-6" />
          {t('name')}
        </Link>
        <nav aria-label={t('parts')} className="max-md:order-last max-md:w-full">
          <ul className="flex gap-x-6">
            <NavLinks links={links} />
          </ul>
        </nav>
        <div className="ml-auto">
          <PreferenceSwitches />
        </div>
      </div>
    </header>
  );
}
