import Link from 'next/link';
import { fieldRows } from '@/app/_components/developers/field-rows';
import { FieldTable } from '@/app/_components/developers/field-table';
import { type ListedOperation, listOperations } from '@/app/_components/developers/list-operations';
import { RequestDesk } from '@/app/_components/developers/request-desk';
import { RequestFold } from '@/app/_components/developers/request-fold';
import { ElsewhereNote } from '@/app/_components/models/elsewhere-note';
import { translator } from '@/app/_i18n/translator';
import { modelOfTag } from '@/lib/protocols/openapi-models';
import type { ApiDocument } from '@/lib/protocols/openapi-types';
import { readJsonValue } from './json-value';

interface ModelSectionProps {
  id: string;
  document: ApiDocument;
  tag: ApiDocument['tags'][number];
}

/** One model: what it takes and gives, and a request of each of its verbs, ready to send. */
export async function ModelSection({ id, document, tag }: ModelSectionProps) {
  const t = await translator('developers');
  const name = modelOfTag(tag.name) ?? '';
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8 scroll-mt-4">
      <h3 id={`${id}-title`} translate="no" className="font-mono text-lead">
        {name}
      </h3>
      <p className="mt-1 max-w-(--measure)">{tag.description}</p>
      <Link
        href={`/models/${name}`}
        className="inline-flex min-h-11 items-center text-note underline underline-offset-4 hover:text-pencil"
      >
        {t('modelPage')}
      </Link>
      <ElsewhereNote models={[name]} />
      {listOperations(document, tag.name).map((listed, index) => (
        <ModelOperation key={listed.id} listed={listed} isOpen={index === 0} />
      ))}
    </section>
  );
}

/** The first verb of a model is open; the others are a press away. */
async function ModelOperation({ listed, isOpen }: { listed: ListedOperation; isOpen: boolean }) {
  const t = await translator('developers');
  const { id, path, operation } = listed;
  const media = operation.requestBody?.content['application/json'];
  const answer = operation.responses[200];
  const given = answer && !('$ref' in answer) ? answer.content?.['application/json'] : undefined;
  const example = readJsonValue(media?.example);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-3 scroll-mt-4">
      <h4 id={`${id}-title`} translate="no" className="break-all font-mono font-semibold text-note">
        <span className="mr-1 text-pencil">POST</span> {path}
      </h4>
      {operation.description && <p className="mt-1 text-ink-soft text-note">{operation.description}</p>}
      {example === undefined && <p className="mt-2 text-ink-soft text-note">{t('bulky')}</p>}
      {example !== undefined && isOpen && <RequestDesk path={path} body={example} />}
      {example !== undefined && !isOpen && <RequestFold title={t('tabRun')} method="post" path={path} body={example} />}
      <details>
        <summary className="min-h-11 py-2.5 text-note marker:text-pencil hover:text-pencil">{t('fields')}</summary>
        {media && <FieldTable marksRequired caption={t('sends')} rows={fieldRows(media.schema)} />}
        {given && <FieldTable caption={t('answers')} rows={fieldRows(given.schema)} />}
      </details>
    </section>
  );
}
