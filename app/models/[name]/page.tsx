import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AboutVersion } from '@/app/_components/models/about-version';
import { NoneServes } from '@/app/_components/models/none-serves';
import { RefusedNotice } from '@/app/_components/models/refused-notice';
import { Section } from '@/app/_components/models/section';
import { StatesLine } from '@/app/_components/models/states-line';
import { TryModel } from '@/app/_components/models/try-model';
import { VersionTable } from '@/app/_components/models/version-table';
import { Notice } from '@/app/_components/outputs/notice';
import { translator } from '@/app/_i18n/translator';
import { chooseVersion } from '@/app/_models/choose-version';
import { findModel, refusedConfiguration } from '@/app/_models/model-list';
import { requestPreferences } from '@/app/_preferences/request-preferences';

interface ModelPageProps {
  params: Promise<{ name: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
}

export async function generateMetadata({ params }: ModelPageProps): Promise<Metadata> {
  const model = findModel((await params).name);
  const { locale } = await requestPreferences();
  if (!model) return {};
  return { title: model.title[locale], ...(model.description ? { description: model.description[locale] } : {}) };
}

/** All there is to know of a model, and a place to try it. `?version=` shows that version instead of the one that answers. */
export default async function ModelPage({ params, searchParams }: ModelPageProps) {
  const model = findModel((await params).name);
  if (!model) notFound();
  const asked = (await searchParams).version;
  const { status, isPinned } = chooseVersion(model, asked);
  const { version, manifest } = status;
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const title = (manifest?.title ?? model.title)[locale];
  const description = manifest?.description ?? model.description;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h1 className="text-title">{title}</h1>
          {title !== model.name && (
            <code translate="no" className="text-ink-soft text-note">
              {model.name}
            </code>
          )}
        </div>
        <Link
          href="/models"
          className="inline-flex min-h-11 items-center text-note underline underline-offset-4 hover:text-pencil"
        >
          {t('back')}
        </Link>
      </div>
      {description && <p className="mt-1 max-w-(--measure)">{description[locale]}</p>}
      {manifest && <PageContents />}
      <Section id="versions" title={t('versions')} aside={<StatesLine models={[model]} />}>
        <RefusedNotice refused={refusedConfiguration()} />
        {asked !== undefined && !isPinned && (
          <div className="mt-3 max-w-[60rem]">
            <Notice kind="info">
              {t('noSuchVersion', { asked: String(asked).slice(0, 20), version: String(version) })}
            </Notice>
          </div>
        )}
        <div className="mt-2 max-w-[60rem]">
          <NoneServes model={model} />
          <VersionTable model={model} chosen={version} />
        </div>
      </Section>
      {manifest ? (
        <>
          <Section id="try" title={t('try')} aside={<DemoLink demo={model.demo} />}>
            <TryModel model={model} status={status} manifest={manifest} isPinned={isPinned} />
          </Section>
          <AboutVersion status={status} manifest={manifest} />
        </>
      ) : (
        <p className="mt-4 text-ink-soft">{t('notRead')}</p>
      )}
    </>
  );
}

async function DemoLink({ demo }: { demo: string | undefined }) {
  const t = await translator('models-page');
  if (demo === undefined) return null;
  return (
    <Link href={demo} className="text-note underline underline-offset-4 hover:text-pencil">
      {t('openDemo')}
    </Link>
  );
}

async function PageContents() {
  const t = await translator('models-page');
  const parts = ['versions', 'try', 'signatures', 'metrics', 'facts', 'files', 'card'] as const;
  return (
    <nav aria-label={t('onThisPage')} className="mt-2">
      <ul className="flex flex-wrap gap-x-5">
        {parts.map((part) => (
          <li key={part}>
            <a
              href={`#${part}`}
              className="inline-flex min-h-11 items-center text-note underline underline-offset-4 hover:text-pencil"
            >
              {t(part)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
