import { Notice } from '@/app/_components/outputs/notice';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { Bilingual } from '@/lib/base/failure';

/** Why the configuration file as it is now is not in force; nothing where it is. */
export async function RefusedNotice({ refused }: { refused: Bilingual | undefined }) {
  const { locale } = await requestPreferences();
  if (!refused) return null;
  return (
    <div className="mt-3 max-w-[60rem]">
      <Notice kind="alert">{refused[locale]}</Notice>
    </div>
  );
}
