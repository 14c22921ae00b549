import { filledPath, listOperations } from '@/app/_components/developers/list-operations';
import { OperationView } from '@/app/_components/developers/operation-view';
import { RequestFold } from '@/app/_components/developers/request-fold';
import { translator } from '@/app/_i18n/translator';
import type { ApiDocument } from '@/lib/protocols/openapi-types';
import { readJsonValue } from './json-value';

interface ReferenceSectionProps {
  id: string;
  document: ApiDocument;
  tag: ApiDocument['tags'][number];
}

/** The addresses of one group: what each takes and gives, and a way to try it. */
export async function ReferenceSection({ id, document, tag }: ReferenceSectionProps) {
  const t = await translator('developers');
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8 scroll-mt-4">
      <h3 id={`${id}-title`} className="border-line border-b pb-1 text-lead">
        {tag.description}
      </h3>
      {listOperations(document, tag.name).map((listed) => {
        const body = readJsonValue(listed.operation.requestBody?.content['application/json']?.example);
        const canTry = listed.method === 'get' || body !== undefined;
        return (
          <OperationView key={listed.id} listed={listed}>
            {canTry && (
              <RequestFold
                title={t('tabRun')}
                method={listed.method}
                path={filledPath(listed)}
                {...(body === undefined ? {} : { body })}
              />
            )}
          </OperationView>
        );
      })}
    </section>
  );
}
