import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ElsewhereNote } from '@/app/_components/models/elsewhere-note';
import { SignatureDesk } from '@/app/_components/signature-form/signature-desk';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import { runsElsewhere } from '@/app/_models/runs-elsewhere';
import { findServedModel } from '@/app/_models/served-model';
import { findTextModel } from '@/app/_models/text-models';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { TextDesk } from './text-desk';

interface ModelDemoPageProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: ModelDemoPageProps): Promise<Metadata> {
  const { name } = await params;
  const model = findTextModel(name) ?? findServedModel(name);
  const { locale } = await requestPreferences();
  return model ? { title: model.title[locale], description: model.description[locale] } : {};
}

/** A page of any model, made from its manifest: a text and its labels, or whatever its signatures ask for. */
export default async function ModelDemoPage({ params }: ModelDemoPageProps) {
  const { name } = await params;
  const text = findTextModel(name);
  const served = text ? undefined : findServedModel(name);
  const model = text ?? served;
  if (!model) notFound();
  const { locale } = await requestPreferences();
  const t = await translator('review');
  const elsewhere = runsElsewhere(name);
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
      <ElsewhereNote models={[name]} />
      {text && (
        <AreaMessages areas={['text-model', 'api-panel']}>
          <TextDesk name={text.name} elsewhere={elsewhere} />
        </AreaMessages>
      )}
      {served && (
        <AreaMessages areas={['signature-form', 'text-model']}>
          <SignatureDesk model={served.name} signatures={served.signatures} elsewhere={elsewhere} />
        </AreaMessages>
      )}
    </>
  );
}
