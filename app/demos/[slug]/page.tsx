import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ElsewhereNote } from '@/app/_components/models/elsewhere-note';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import { reviewPresence } from '@/app/_models/review-presence';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { findDemo } from '@/lib/demos/demo-list';
import { firstChoice } from '@/lib/demos/model-choice';
import { reviewModels } from '@/lib/protocols/review-request';
import { DemoTabs } from './demo-tabs';

interface DemoPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ view?: string | string[]; models?: string | string[] }>;
}

export async function generateMetadata({ params }: DemoPageProps): Promise<Metadata> {
  const demo = findDemo((await params).slug);
  const { locale } = await requestPreferences();
  return demo ? { title: demo.title[locale], description: demo.summary[locale] } : {};
}

/**
 * A demo's page. `?view=many` opens it at the second tab and `?models=fast|accurate|both` chooses who answers, so that a
 * teacher can link to either.
 */
export default async function DemoPage({ params, searchParams }: DemoPageProps) {
  const demo = findDemo((await params).slug);
  if (demo?.kind !== 'review') notFound();
  const { view, models } = await searchParams;
  const presence = reviewPresence();
  const { locale } = await requestPreferences();
  const t = await translator('review');
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-title">{demo.title[locale]}</h1>
        <Link
          href="/"
          className="inline-flex min-h-11 items-center text-note underline underline-offset-4 hover:text-pencil"
        >
          {t('back')}
        </Link>
      </div>
      <ElsewhereNote models={Object.values(reviewModels)} />
      <AreaMessages areas={['review', 'models', 'batch', 'api-panel']}>
        <DemoTabs
          demo={demo}
          initial={view === 'many' ? 'many' : 'one'}
          presence={presence}
          choice={firstChoice(models, presence)}
        />
      </AreaMessages>
    </>
  );
}
