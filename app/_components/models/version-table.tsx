import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';
import type { ListedModel } from '@/app/_models/model-list';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { VersionStatus } from '@/lib/serving/model-server';
import { StateCell } from './state-cell';

interface VersionTableProps {
  model: ListedModel;
  /** The version that the page shows. */
  chosen?: number;
}

/** Of a model with hundreds of versions, those that somebody may look for; the others are folded away. */
const shownAtOnce = 6;

/** A model's versions, newest first: number, state with its reason, labels. */
export async function VersionTable({ model, chosen }: VersionTableProps) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const { name, title, versions, serving } = model;
  const near = versions.filter((status, index) => index < 2 || isOfNote(status)).slice(0, shownAtOnce);
  const far = versions.filter((status) => !near.includes(status));
  const rows = (some: readonly VersionStatus[]) => (
    <table className="w-full table-fixed text-left">
      <caption className="sr-only">{t('versionsOf', { title: title[locale] })}</caption>
      <colgroup>
        <col className="w-[5.5em]" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('version')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {some.map((status) => (
          <tr key={status.version} className="border-line border-b align-baseline">
            <th scope="row" className="pr-3">
              <Link
                href={`/models/${name}?version=${status.version}`}
                prefetch={false}
                aria-current={status.version === chosen ? 'page' : undefined}
                className="numeric inline-flex min-h-11 min-w-11 items-center font-semibold underline underline-offset-4 hover:text-pencil aria-[current]:text-pencil"
              >
                {t('versionNumber', { version: String(status.version) })}
              </Link>
              {status.version === chosen && versions.length > 1 && (
                <span className="-mt-2 block font-normal text-ink-soft text-note">{t('viewing')}</span>
              )}
            </th>
            <td className="py-2">
              <StateCell status={status} serves={status.version === serving} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      {rows(near)}
      {far.length > 0 && (
        <details>
          <summary className="min-h-11 content-center text-note underline-offset-4 hover:text-pencil hover:underline">
            {t('moreVersions', { count: far.length })}
          </summary>
          {rows(far)}
        </details>
      )}
    </>
  );
}

function isOfNote({ state, reason, labels }: VersionStatus): boolean {
  return labels.length > 0 || reason !== undefined || (state !== 'START' && state !== 'END');
}
