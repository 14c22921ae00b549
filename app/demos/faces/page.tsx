import type { Metadata } from 'next';
import Link from 'next/link';
import { ElsewhereNote } from '@/app/_components/models/elsewhere-note';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { facesDemo } from '@/lib/demos/faces-demo';
import { FacesDesk } from './faces-desk';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  return { title: facesDemo.title[locale], description: facesDemo.summary[locale] };
}

/** A route of its own beside the reviews', so that neither page loads the other's code. */
export default async function FacesPage() {
  const { locale } = await requestPreferences();
  const t = await translator('review');
  return (
    <>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-title">{facesDemo.title[locale]}</h1>
        <Link
          href="/"
          className="inline-flex min-h-11 items-center text-note underline underline-offset-4 hover:text-pencil"
        >
          {t('back')}
        </Link>
      </div>
      <ElsewhereNote models={[facesDemo.model]} />
      <AreaMessages areas={['faces', 'faces-view', 'api-panel']}>
        <FacesDesk />
      </AreaMessages>
    </>
  );
}
