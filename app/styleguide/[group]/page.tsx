import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import { BothThemes } from '@/app/styleguide/both-themes';
import { groups } from '@/app/styleguide/groups';

interface GroupPageProps {
  params: Promise<{ group: string }>;
}

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  const { group } = await params;
  const found = groups.find(({ id }) => id === group);
  const t = await translator('styleguide');
  return { ...(found ? { title: t(`groups.${found.id}`) } : {}), robots: { index: false } };
}

/** Widgets and views in every state, on paper and on the chalkboard, in the language of the page. */
export default async function GroupPage({ params }: GroupPageProps) {
  const { group } = await params;
  const found = groups.find(({ id }) => id === group);
  if (!found) notFound();
  const t = await translator('styleguide');
  return (
    <AreaMessages areas={['styleguide', ...found.areas]}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-title">{t(`groups.${found.id}`)}</h1>
        <Link
          href="/styleguide"
          className="inline-flex min-h-11 items-center text-note underline underline-offset-4 hover:text-pencil"
        >
          {t('back')}
        </Link>
      </div>
      {found.sections.map(({ id, Section }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-8">
          <h2 id={`${id}-title`} className="mb-3 text-head">
            {t(id)}
          </h2>
          <BothThemes words={{ light: t('paper'), dark: t('chalkboard') }}>
            <Section />
          </BothThemes>
        </section>
      ))}
    </AreaMessages>
  );
}
