import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';
import { listModels } from '@/app/_models/model-list';
import { requestPreferences } from '@/app/_preferences/request-preferences';

/** A name that no model has: the names that there are. */
export default async function ModelNotFound() {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const models = listModels();
  return (
    <div className="mt-10">
      <h1 className="text-title">{t('notFoundTitle')}</h1>
      <p className="mt-3 max-w-(--measure)">{models.length === 0 ? t('none') : t('notFoundMore')}</p>
      <ul className="mt-4 max-w-(--measure) border-line border-t">
        {models.map(({ name, title }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-4 border-line border-b">
            <Link
              href={`/models/${name}`}
              className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-pencil"
            >
              {title[locale]}
            </Link>
            {title[locale] !== name && (
              <code translate="no" className="text-ink-soft text-note">
                {name}
              </code>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
