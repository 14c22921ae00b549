import type { ReactNode } from 'react';
import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { Manifest } from '@/lib/serving/manifest';
import { factsOf } from './facts';

/** What a licence is called when nobody said. */
const unspecified = 'unspecified';

const handlers = ['naive-bayes', 'transformer', 'haar', 'remote'] as const;

/** Kind, licence, labels, and whatever the manifest says of where the model comes from. */
export async function FactsView({ manifest }: { manifest: Manifest }) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const { licence, labels, batching, provenance } = manifest;
  const handler = handlers.find((name) => name === manifest.handler);
  const facts = factsOf(provenance);
  return (
    <dl className="max-w-[60rem]">
      <Line name={t('licence')}>{licence === unspecified ? t('licenceUnknown') : licence}</Line>
      <Line name={t('handler')}>
        {handler && `${t(`handlers.${handler}`)} `}
        <code translate="no" className={handler ? 'text-ink-soft text-note' : ''}>
          {manifest.handler}
        </code>
      </Line>
      {labels && <Line name={t('classNames')}>{shortened(labels)}</Line>}
      {batching && <Line name={t('batching')}>{t('batchingOf', { rows: batching.max_batch_size })}</Line>}
      {facts.map(({ key, name, value, isCode }) => (
        <Line key={key} name={name?.[locale] ?? <code translate="no">{key}</code>}>
          {isCode ? (
            <code translate="no" className="break-all text-note">
              {value}
            </code>
          ) : (
            value
          )}
        </Line>
      ))}
      {facts.length === 0 && <p className="border-line border-b py-2 text-ink-soft">{t('noFacts')}</p>}
    </dl>
  );
}

function Line({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-line border-b py-2 sm:grid-cols-[12em_1fr]">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function shortened(labels: readonly string[]): string {
  return `${labels.slice(0, 12).join(' · ')}${labels.length > 12 ? ` … (${labels.length})` : ''}`;
}
