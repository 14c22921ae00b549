import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { tensorSymbols, tensorWords } from '@/lib/demos/tensor-words';
import type { Signature } from '@/lib/serving/signature';

interface TensorTableProps {
  caption: string;
  /** Over the table, for eyes. */
  title: string;
  side: Signature['inputs'];
}

/** One side of a signature: the name to use, what it means, and its kind and shape in words and in symbols. */
export async function TensorTable({ caption, title, side }: TensorTableProps) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  return (
    <div className="min-w-0">
      <p aria-hidden="true" className="font-semibold">
        {title}
      </p>
      <table className="w-full table-fixed text-left text-note">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col className="w-[38%] sm:w-[30%]" />
          <col className="w-[27%] sm:w-[32%]" />
          <col />
        </colgroup>
        <thead>
          <tr className="border-line border-b text-ink-soft">
            {(['tensorName', 'tensorMeaning', 'tensorKind'] as const).map((word) => (
              <th key={word} scope="col" className="py-1 pr-3 font-normal">
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(side).map(([name, spec]) => (
            <tr key={name} className="border-line border-b align-top">
              <th scope="row" className="py-1 pr-3 font-normal">
                <code translate="no">{name}</code>
              </th>
              <td className="py-1 pr-3">{spec.title?.[locale] ?? '–'}</td>
              <td className="py-1">
                {tensorWords(spec)[locale]}{' '}
                <code translate="no" className="text-ink-soft">
                  {tensorSymbols(spec)}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
