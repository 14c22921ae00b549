'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Notice } from '@/app/_components/outputs/notice';

export function NoticesSection() {
  const t = useTranslations('review');
  const failures = ['failNetwork', 'failBusy', 'failTooLarge', 'failUnavailable', 'failAnswer'] as const;
  return (
    <div className="grid gap-3">
      <Notice kind="info">{t('privacy')}</Notice>
      <Notice kind="offline">{t('offline')}</Notice>
      {failures.map((failure) => (
        <Notice key={failure} kind="alert" action={<Button>{t('retry')}</Button>}>
          {t(failure)}
        </Notice>
      ))}
    </div>
  );
}
