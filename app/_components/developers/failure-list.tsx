import { translator } from '@/app/_i18n/translator';
import type { ApiResponse } from '@/lib/protocols/openapi-types';
import { codeAnchor } from './code-anchor';

/** How an operation fails: codes with a link to their meaning, or sentences where a protocol has no codes. */
export async function FailureList({ responses }: { responses: readonly [string, ApiResponse][] }) {
  const t = await translator('developers');
  const failures = responses.filter(([status]) => Number(status) >= 400);
  if (failures.length === 0) return null;
  return (
    <div className="mt-3 text-note">
      <p className="font-semibold text-body">{t('failures')}</p>
      <dl className="mt-1 grid grid-cols-[max-content_1fr] items-baseline gap-x-4">
        {failures.map(([status, { description, 'x-codes': codes }]) => (
          <div key={status} className="contents">
            <dt className="numeric font-mono font-semibold">{status}</dt>
            <dd>
              {codes
                ? Object.keys(codes).map((code) => (
                    <a
                      key={code}
                      href={`#${codeAnchor(code)}`}
                      className="mr-4 inline-block py-1 font-mono underline underline-offset-4 hover:text-pencil"
                    >
                      {code}
                    </a>
                  ))
                : description}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
