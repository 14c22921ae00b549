import { SignatureDesk } from '@/app/_components/signature-form/signature-desk';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import type { ListedModel } from '@/app/_models/model-list';
import { isRemote } from '@/app/_models/runs-elsewhere';
import { sampleRequest } from '@/lib/protocols/sample-request';
import type { Manifest } from '@/lib/serving/manifest';
import type { VersionStatus } from '@/lib/serving/model-server';
import type { SignatureRequest } from './model-snippets';
import { SnippetsFold } from './snippets-fold';

interface TryModelProps {
  model: ListedModel;
  status: VersionStatus;
  manifest: Manifest;
  /** The page's address names this version, so this one and no other answers. */
  isPinned: boolean;
}

/** A form made from the version's own signatures, and the code that asks the same. */
export async function TryModel({ model, status, manifest, isPinned }: TryModelProps) {
  const t = await translator('models-page');
  if (status.state !== 'AVAILABLE') return <p className="text-ink-soft">{t('cannotTry')}</p>;
  const { signatures } = manifest;
  const version = isPinned ? { version: status.version } : {};
  return (
    <AreaMessages areas={['signature-form', 'text-model', 'api-panel']}>
      {/* A swap of versions leaves the form alone, unless what it asks for changed. */}
      <SignatureDesk
        key={JSON.stringify([isPinned && status.version, signatures])}
        model={model.name}
        {...version}
        signatures={signatures}
        elsewhere={isRemote(manifest)}
      />
      <div className="mt-6">
        <SnippetsFold
          requests={requestsOf(manifest, version.version)}
          words={{ lead: t('snippetsLead'), signature: t('signature') }}
        />
      </div>
    </AreaMessages>
  );
}

/** `serving_default` first: whoever opens the code wants that one. Signatures without an example are left out. */
function requestsOf({ name, signatures }: Manifest, version: number | undefined): readonly SignatureRequest[] {
  const isDefault = (key: string) => Number(key === 'serving_default');
  return Object.entries(signatures)
    .sort(([one], [other]) => isDefault(other) - isDefault(one))
    .flatMap(([key, signature]) => {
      const { path, body } = sampleRequest(name, key, signature, version);
      return body ? [{ signature: key, path, body: JSON.parse(JSON.stringify(body)) }] : [];
    });
}
