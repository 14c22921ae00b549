import { translator } from '@/app/_i18n/translator';
import type { FieldLimit, FieldRow } from './field-rows';

interface FieldTableProps {
  caption: string;
  /** What all of it is, beside the caption. */
  note?: string;
  rows: readonly FieldRow[];
  /** Says which of them must be sent; of an answer that would say nothing. */
  marksRequired?: boolean;
}

/** Names, kinds and meanings of fields. On a phone the meaning stands under the name. */
export async function FieldTable({ caption, note, rows, marksRequired = false }: FieldTableProps) {
  const t = await translator('developers');
  return (
    <table className="mt-3 w-full text-note sm:table-fixed max-sm:block max-sm:[&_:is(tbody,tr,td,th)]:block">
      <caption className="border-line border-b pb-1 text-left text-body max-sm:block">
        <span className="font-semibold">{caption}</span>
        {note && <span className="ml-3 text-ink-soft text-note">{note}</span>}
      </caption>
      <colgroup>
        <col className="w-[30%]" />
        <col className="w-[22%]" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('type')}</th>
          <th scope="col">{t('meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, type, required, meaning, limits }) => (
          <tr key={path} className="border-line border-b align-baseline max-sm:py-2">
            <th
              scope="row"
              translate="no"
              className="py-2 pr-4 text-left font-mono [overflow-wrap:break-word] max-sm:py-0"
            >
              <FieldPath path={path} />
            </th>
            <td className="py-2 pr-4 text-ink-soft max-sm:py-0">
              <span translate="no" className="font-mono">
                {type}
              </span>
              {required && marksRequired && <span className="ml-2 font-semibold text-pencil">{t('required')}</span>}
            </td>
            <td className="py-2 max-sm:py-0">
              {[meaning, ...limits.map(limitText)].filter((part) => part !== '').join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function limitText(limit: FieldLimit): string {
    switch (limit.kind) {
      case 'between':
        return t('between', { least: limit.least, most: limit.most });
      case 'atLeast':
        return t('atLeast', { least: limit.least });
      case 'atMost':
        return t('atMost', { most: limit.most });
      case 'characters':
        return t('characters', { most: limit.most });
      case 'items':
        return t('items', { least: limit.least, most: limit.most });
      case 'itemsLeast':
        return t('itemsLeast', { least: limit.least });
      case 'itemsMost':
        return t('itemsMost', { most: limit.most });
      case 'itemsExactly':
        return t('itemsExactly', { count: limit.count });
      case 'distinct':
        return t('distinct');
      case 'choices':
        return t('choices', { values: limit.values });
      case 'default':
        return t('default', { value: limit.value });
    }
  }
}

/** The name, with what it stands in written softly before it; lines break between names only. */
function FieldPath({ path }: { path: string }) {
  const names = path.split('.');
  const name = names.pop();
  return (
    <>
      {names.map((outer, depth) => (
        <span key={names.slice(0, depth + 1).join('.')} className="font-normal text-ink-soft">
          {outer}.<wbr />
        </span>
      ))}
      <span className="font-semibold">{name}</span>
    </>
  );
}
