import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { CodeTable } from '@/app/_components/developers/code-table';
import { listOperations } from '@/app/_components/developers/list-operations';
import { PathDiagram } from '@/app/_components/developers/path-diagram';
import { RequestDesk } from '@/app/_components/developers/request-desk';
import { buttonShape } from '@/app/_components/inputs/button';
import { ElsewhereNote } from '@/app/_components/models/elsewhere-note';
import { Notice } from '@/app/_components/outputs/notice';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import { modelOfTag } from '@/lib/protocols/openapi-models';
import { reviewModels } from '@/lib/protocols/review-request';
import { Contents } from './contents';
import { describedApi } from './described-api';
import { readJsonValue } from './json-value';
import { ModelSection } from './model-section';
import { ReferenceSection } from './reference-section';
import { Section } from './section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('developers');
  return { title: t('title'), description: t('lead') };
}

/** The API for people who write programs, from the same description as `/openapi.json`. */
export default async function DevelopersPage() {
  const t = await translator('developers');
  const document = await describedApi();
  if (!document) return <Notice kind="alert">{t('noModels')}</Notice>;
  const models = document.tags.filter(({ name }) => modelOfTag(name) !== undefined);
  const groups = document.tags.filter((tag) => !models.includes(tag));
  const [ask] = listOperations(document, 'lectern');
  const example = readJsonValue(ask?.operation.requestBody?.content['application/json']?.example);
  const contents = [
    { id: 'ask', title: t('ask') },
    { id: 'path', title: t('path') },
    {
      id: 'models',
      title: t('models'),
      inside: models.map(({ name }) => ({ id: anchorOf(name), title: modelOfTag(name) ?? '' })),
    },
    {
      id: 'reference',
      title: t('reference'),
      inside: groups.map(({ name, description }) => ({ id: anchorOf(name), title: description })),
    },
    { id: 'codes', title: t('codes') },
  ];
  return (
    <AreaMessages areas={['developers', 'api-panel']}>
      <div className="lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-x-12">
        <header className="lg:col-span-2">
          <h1 className="text-title">{t('heading')}</h1>
          <p className="mt-2 max-w-(--measure)">{t('lead')}</p>
          <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
            <a
              href="/openapi.json"
              download="openapi.json"
              className={`${buttonShape} border-edge bg-sheet hover:border-pencil hover:text-pencil`}
            >
              <Download aria-hidden className="size-5" />
              {t('download')}
            </a>
            <span className="text-ink-soft text-note">{t('downloadHint')}</span>
          </p>
        </header>
        <Contents title={t('contents')} entries={contents} />
        <div className="min-w-0">
          <Section id="ask" title={t('ask')} lead={t('askLead')}>
            <ElsewhereNote models={Object.values(reviewModels)} />
            {ask && example !== undefined && <RequestDesk path={ask.path} body={example} />}
          </Section>
          <Section id="path" title={t('path')} lead={t('pathLead')}>
            <PathDiagram
              label={t('pathFigure')}
              parts={[
                { text: 'http://127.0.0.1:3000', meaning: t('partServer') },
                { text: '/v1', meaning: t('partProtocol') },
                { text: '/models', meaning: t('partModels') },
                { text: '/sentiment-fast', meaning: t('partName') },
                { text: '/versions/1', meaning: t('partVersion') },
                { text: ':predict', meaning: t('partVerb') },
              ]}
            />
            <p className="mt-8 max-w-(--measure) text-note">{t('pathLabel')}</p>
          </Section>
          <Section id="models" title={t('models')} lead={t('modelsLead')}>
            {models.length === 0 && <Notice kind="info">{t('noModels')}</Notice>}
            {models.map((tag) => (
              <ModelSection key={tag.name} id={anchorOf(tag.name)} document={document} tag={tag} />
            ))}
          </Section>
          <Section id="reference" title={t('reference')} lead={t('referenceLead')}>
            {groups.map((tag) => (
              <ReferenceSection key={tag.name} id={anchorOf(tag.name)} document={document} tag={tag} />
            ))}
          </Section>
          <Section id="codes" title={t('codes')} lead={t('codesLead')}>
            <CodeTable document={document} />
          </Section>
        </div>
      </div>
    </AreaMessages>
  );
}

function anchorOf(tag: string): string {
  return tag.replace(' ', '-');
}
