import { Notice } from '@/app/_components/outputs/notice';
import { translator } from '@/app/_i18n/translator';
import type { ListedModel } from '@/app/_models/model-list';

/** Says that a model can't be asked now, and whether that will pass by itself; nothing where it can. */
export async function NoneServes({ model: { serving, versions } }: { model: ListedModel }) {
  const t = await translator('models-page');
  if (serving !== undefined) return null;
  const isComing = versions.some(
    ({ state, reason }) => state === 'LOADING' || (state === 'START' && reason !== undefined),
  );
  return (
    <div className="mb-2 max-w-[60rem]">
      <Notice kind="info">{isComing ? t('soonServes') : t('noneServes')}</Notice>
    </div>
  );
}
