import type { Metadata } from 'next';
import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';
import { groups } from './groups';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('styleguide');
  return { title: t('title'), robots: { index: false } };
}

/** Where every widget and view is drawn: a page for each group of them. */
export default async function StyleguidePage() {
  const t = await translator('styleguide');
  return (
    <>
      <h1 className="text-title">{t('title')}</h1>
      <p className="mt-2 max-w-(--measure)">{t('lead')}</p>
      <ul className="mt-6 max-w-(--measure) border-ink border-t-2">
        {groups.map(({ id, sections }) => (
          <li key={id} className="border-line border-b py-3">
            <Link
              href={`/styleguide/${id}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center text-lead underline underline-offset-4 hover:text-pencil"
            >
              {t(`groups.${id}`)}
            </Link>
            <p className="text-ink-soft text-note">{sections.map((section) => t(section.id)).join(', ')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
