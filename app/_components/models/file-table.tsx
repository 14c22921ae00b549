import { translator } from '@/app/_i18n/translator';
import type { ManifestFile } from '@/lib/serving/manifest';
import { CopyHash } from './copy-hash';
import { fileSize } from './file-size';

/** The others are folded away. */
const shownAtOnce = 8;

/** A version's files: path, size, and the SHA-256 that each must have. */
export async function FileTable({ files }: { files: readonly ManifestFile[] }) {
  const t = await translator('models-page');
  if (files.length === 0) return <p className="text-ink-soft">{t('noFiles')}</p>;
  const all = files.reduce((sum, { size }) => sum + size, 0);
  const folded = files.slice(shownAtOnce);
  const rows = (some: readonly ManifestFile[]) => (
    <table className="w-full max-w-[60rem] table-fixed text-left text-note">
      <caption className="sr-only">{t('files')}</caption>
      <colgroup>
        <col />
        <col className="w-[5.5em]" />
        <col className="w-[7.5em] sm:w-[13em]" />
      </colgroup>
      <thead>
        <tr className="border-line border-b text-ink-soft">
          <th scope="col" className="py-1 pr-3 font-normal">
            {t('filePath')}
          </th>
          <th scope="col" className="py-1 pr-3 text-right font-normal">
            {t('fileSize')}
          </th>
          <th scope="col" className="py-1 pl-3 font-normal">
            {t('fileHash')}
          </th>
        </tr>
      </thead>
      <tbody>
        {some.map(({ path, size, sha256 }) => (
          <tr key={path} className="border-line border-b">
            <th scope="row" className="py-1 pr-3 font-normal">
              <code translate="no">{path}</code>
            </th>
            <td className="whitespace-nowrap py-1 pr-3 text-right">{fileSize(size)}</td>
            <td className="pl-3">
              <CopyHash
                sha256={sha256}
                words={{ copy: t('copyHash', { path }), copied: t('copied'), refused: t('copyRefused') }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      <p className="text-note">{t('filesAll', { count: files.length, size: fileSize(all) })}</p>
      {rows(files.slice(0, shownAtOnce))}
      {folded.length > 0 && (
        <details>
          <summary className="min-h-11 content-center text-note underline-offset-4 hover:text-pencil hover:underline">
            {t('filesMore', { count: folded.length })}
          </summary>
          {rows(folded)}
        </details>
      )}
    </>
  );
}
