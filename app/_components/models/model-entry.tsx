import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';
import type { ListedModel } from '@/app/_models/model-list';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { NoneServes } from './none-serves';
import { TakesGives } from './takes-gives';
import { VersionTable } from './version-table';

const linkShape = 'inline-flex min-h-11 items-center underline underline-offset-4 hover:text-pencil';

/** One model of the list: what it is, what it takes and gives, and beside it how its versions are. */
export async function ModelEntry({ model }: { model: ListedModel }) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const { name, title, description, manifest, demo } = model;
  return (
    <li className="grid items-start gap-x-12 gap-y-4 border-line border-b py-6 lg:grid-cols-2">
      <div className="min-w-0">
        <h2 className="text-head">
          <Link href={`/models/${name}`} className="underline-offset-8 hover:text-pencil hover:underline">
            {title[locale]}
          </Link>
        </h2>
        {title[locale] !== name && (
          <code translate="no" className="text-ink-soft text-note">
            {name}
          </code>
        )}
        {description && <p className="mt-2 max-w-(--measure)">{description[locale]}</p>}
        {manifest && (
          <div className="mt-3">
            <TakesGives manifest={manifest} />
          </div>
        )}
        <p className="mt-1 flex flex-wrap gap-x-6">
          <Link href={`/models/${name}`} aria-label={`${title[locale]}: ${t('details')}`} className={linkShape}>
            {t('details')}
          </Link>
          {demo && (
            <Link href={demo} aria-label={`${title[locale]}: ${t('openDemo')}`} className={linkShape}>
              {t('openDemo')}
            </Link>
          )}
        </p>
      </div>
      <div className="min-w-0">
        <NoneServes model={model} />
        <VersionTable model={model} />
      </div>
    </li>
  );
}
