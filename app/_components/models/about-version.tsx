import { Notice } from '@/app/_components/outputs/notice';
import { translator } from '@/app/_i18n/translator';
import { modelCard } from '@/app/_models/model-card';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { Manifest } from '@/lib/serving/manifest';
import type { VersionStatus } from '@/lib/serving/model-server';
import { CardView } from './card-view';
import { FactsView } from './facts-view';
import { FileTable } from './file-table';
import { MetricsView } from './metrics-view';
import { Section } from './section';
import { SignatureTables } from './signature-tables';

interface AboutVersionProps {
  status: VersionStatus;
  manifest: Manifest;
}

/** What a version's manifest says of it, section by section, and its card. */
export async function AboutVersion({ status, manifest }: AboutVersionProps) {
  const t = await translator('models-page');
  return (
    <>
      <Section id="signatures" title={t('signatures')} lead={t('signaturesLead')}>
        <SignatureTables signatures={manifest.signatures} />
      </Section>
      <Section id="metrics" title={t('metrics')}>
        <MetricsView manifest={manifest} />
      </Section>
      <Section id="facts" title={t('facts')}>
        <FactsView manifest={manifest} />
      </Section>
      <Section id="files" title={t('files')} lead={t('filesLead')}>
        <FileTable files={manifest.files} />
      </Section>
      <Section id="card" title={t('card')}>
        <Card status={status} manifest={manifest} />
      </Section>
    </>
  );
}

async function Card({ status, manifest }: AboutVersionProps) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  // The files of a version that isn't loaded are not opened: nobody has checked them.
  if (status.state !== 'AVAILABLE') return <p className="text-ink-soft">{t('cannotTry')}</p>;
  const card = await modelCard(manifest);
  if (!card.ok) return <Notice kind="info">{card.failure.message[locale]}</Notice>;
  if (!card.value) return <p className="text-ink-soft">{t('noCard')}</p>;
  const { name, blocks } = card.value;
  if (!blocks) return <p className="text-ink-soft">{t('cardTooLong', { name })}</p>;
  return (
    <div className="max-w-[48rem]">
      <CardView blocks={blocks} />
    </div>
  );
}
