import { translator } from '@/app/_i18n/translator';
import { failureStatus } from '@/lib/base/failure-codes';
import type { ApiDocument, ApiResponse } from '@/lib/protocols/openapi-types';
import { codeAnchor } from './code-anchor';

/** Every code that an answer of the API may carry, with its status and what it means. */
export async function CodeTable({ document }: { document: ApiDocument }) {
  const t = await translator('developers');
  const statuses = new Map<string, number>(Object.entries(failureStatus));
  const rows = [...meanings(document)]
    .map(([code, meaning]) => ({ code, meaning, status: statuses.get(code) ?? 0 }))
    .sort((one, other) => one.status - other.status);
  return (
    <table className="mt-4 w-full text-note">
      <thead>
        <tr className="border-ink border-b text-left">
          <th scope="col" className="py-2 pr-4">
            {t('status')}
          </th>
          <th scope="col" className="py-2 pr-4">
            {t('code')}
          </th>
          <th scope="col" className="py-2">
            {t('meaning')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, meaning, status }) => (
          <tr key={code} id={codeAnchor(code)} className="border-line border-b align-baseline target:bg-pencil-wash">
            <td className="py-2 pr-4 font-mono">{status}</td>
            <th scope="row" translate="no" className="break-all py-2 pr-4 text-left font-mono font-semibold">
              {code}
            </th>
            <td className="py-2">{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function meanings({ paths, components }: ApiDocument): ReadonlyMap<string, string> {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const described = operations.flatMap(({ responses }) => Object.values(responses));
  const responses = [...described, ...Object.values(components.responses)];
  return new Map(responses.flatMap((response) => Object.entries(codesOf(response) ?? {})));
}

function codesOf(response: ApiResponse | { readonly $ref: string }): ApiResponse['x-codes'] {
  return '$ref' in response ? undefined : response['x-codes'];
}
