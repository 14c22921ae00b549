import type { ReactNode } from 'react';
import { translator } from '@/app/_i18n/translator';
import type { ApiResponse, JsonSchema } from '@/lib/protocols/openapi-types';
import { FailureList } from './failure-list';
import { fieldRows, typeText, valueRows } from './field-rows';
import { FieldTable } from './field-table';
import type { ListedOperation } from './list-operations';

interface OperationViewProps {
  listed: ListedOperation;
  /** A way to try it. */
  children?: ReactNode;
}

/** One thing that can be asked: what it takes, what it gives, how it fails. */
export async function OperationView({ listed, children }: OperationViewProps) {
  const t = await translator('developers');
  const { id, method, path, variants, operation } = listed;
  const body = operation.requestBody?.content ?? {};
  const answer = ownResponses(operation.responses).find(([status]) => status === '200')?.[1];
  const parameters = (operation.parameters ?? []).map((one) => ({
    path: one.name,
    type: typeText(one.schema),
    required: one.required ?? false,
    meaning: one.description,
    limits: [],
  }));
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8 scroll-mt-4">
      <h4 id={`${id}-title`} className="text-lead">
        <a href={`#${id}`} className="hover:text-pencil hover:underline hover:underline-offset-4">
          {operation.summary}
        </a>
      </h4>
      <p translate="no" className="mt-1 break-all font-mono text-note">
        <span className="mr-1 font-bold text-pencil">{method.toUpperCase()}</span> {path}
      </p>
      {operation.description && <p className="mt-2 max-w-(--measure) text-note">{operation.description}</p>}
      {variants.length > 0 && (
        <p className="mt-2 text-ink-soft text-note">
          {t('alsoAt')}:{' '}
          {variants.map((variant) => (
            <code key={variant} translate="no" className="mr-3 inline-block break-all">
              {variant}
            </code>
          ))}
        </p>
      )}
      {parameters.length > 0 && <FieldTable caption={t('inPath')} rows={parameters} />}
      {body['application/json'] && (
        <FieldTable marksRequired caption={t('sends')} rows={fieldRows(body['application/json'].schema)} />
      )}
      {body['multipart/form-data'] && (
        <FieldTable marksRequired caption={t('form')} rows={fieldRows(body['multipart/form-data'].schema)} />
      )}
      {answer && <AnswerPart words={t} answer={answer} />}
      <FailureList responses={ownResponses(operation.responses)} />
      {children}
    </section>
  );
}

function AnswerPart({
  words: t,
  answer,
}: {
  words: Awaited<ReturnType<typeof translator<'developers'>>>;
  answer: ApiResponse;
}) {
  const [[type, media] = []] = Object.entries(answer.content ?? {});
  const rows = media ? rowsOf(media.schema) : [];
  return (
    <>
      {rows.length > 0 ? (
        <FieldTable caption={t('answers')} note={answer.description} rows={rows} />
      ) : (
        <p className="mt-3">
          <span className="font-semibold">{t('answers')}</span>
          <span className="ml-3 text-ink-soft text-note">
            {answer.description}
            {type !== undefined && type !== 'application/json' && <code className="ml-2">{type}</code>}
          </span>
        </p>
      )}
      {media?.example !== undefined && (
        <details className="mt-1">
          <summary className="min-h-11 py-2.5 text-note marker:text-pencil hover:text-pencil">{t('example')}</summary>
          <pre
            translate="no"
            className="whitespace-pre-wrap break-all rounded-md border border-line bg-sheet px-4 py-3 font-mono text-note"
          >
            {JSON.stringify(media.example, null, 2)}
          </pre>
        </details>
      )}
    </>
  );
}

function rowsOf(schema: JsonSchema) {
  return schema.properties ? fieldRows(schema) : valueRows(schema);
}

function ownResponses(responses: ListedOperation['operation']['responses']): readonly [string, ApiResponse][] {
  return Object.entries(responses).flatMap(([status, response]): [string, ApiResponse][] =>
    '$ref' in response ? [] : [[status, response]],
  );
}
