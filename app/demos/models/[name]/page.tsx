import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import { findTextModel } from '@/app/_models/text-models';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { TextDesk } from './text-desk';

interface TextModelPageProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: TextModelPageProps): Promise<Metadata> {
  const model = findTextModel((await params).name);
  const { locale } = await requestPreferences();
  return model ? { title: model.title[locale], description: model.description[locale] } : {};
}

/** The page of any text classification model, made from its manifest. */
export default async function TextModelPage({ params }: TextModelPageProps) {
  const model = findTextModel((await params).name);
  if (!model) notFound();
  const { locale } = await requestPreferences();
  const t = await translator('review');
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-title">{model.title[locale]}</h1>
        <Link
          href="/"
          className="inline-flex min-h-11 items-center text-note underline underline-offset-4 hover:text-pencil"
        >
          {t('back')}
        </Link>
      </div>
      <p className="mb-6 max-w-(--measure) text-ink-soft">{model.description[locale]}</p>
      <AreaMessages areas={['text-model', 'api-panel']}>
        <TextDesk name={model.name} />
      </AreaMessages>
    </>
  );
}
