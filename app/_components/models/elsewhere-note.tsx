import { Notice } from '@/app/_components/outputs/notice';
import { translator } from '@/app/_i18n/translator';
import { runsElsewhere } from '@/app/_models/runs-elsewhere';

/** Says so where what is given to one of these models goes on to another machine; nothing where it stays. */
export async function ElsewhereNote({ models }: { models: readonly string[] }) {
  if (!models.some(runsElsewhere)) return null;
  const t = await translator('text-model');
  return (
    <div className="my-3 max-w-(--measure)">
      <Notice kind="info">{t('elsewhere')}</Notice>
    </div>
  );
}
