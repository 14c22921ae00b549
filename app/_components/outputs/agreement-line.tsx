'use client';

import { Equal, GitCompareArrows } from 'lucide-react';
import { useTranslations } from 'use-intl';

interface AgreementLineProps {
  /** Absent: one of the two has not answered yet; the same space is kept. */
  agree?: boolean;
}

/** Whether two models say the same; when they don't, why that happens. */
export function AgreementLine({ agree }: AgreementLineProps) {
  const t = useTranslations('models');
  return (
    <div className="agreement mt-2 text-note">
      {agree === true && (
        <p className="flex items-center gap-2 text-ink-soft">
          <Equal aria-hidden className="size-4 shrink-0" />
          {t('agree')}
        </p>
      )}
      {agree === false && (
        <>
          <p className="inline-flex items-center gap-2 rounded-sm border border-pencil bg-pencil-wash px-2 font-semibold text-pencil">
            <GitCompareArrows aria-hidden className="size-4 shrink-0" />
            {t('disagree')}
          </p>
          <p>{t('disagreeWhy')}</p>
        </>
      )}
    </div>
  );
}
