'use client';

import { useFormatter, useTranslations } from 'use-intl';

/** How large something is, in the unit that suits it: 12 bytes, 3.4 KB, 1.2 MB. Thousands, as file managers count. */
export function useByteWords(): (bytes: number) => string {
  const t = useTranslations('signature-form');
  const format = useFormatter();
  return (bytes) => {
    if (bytes < 1000) return t('bytes', { count: bytes });
    const isMega = bytes >= 999_950;
    const value = format.number(bytes / (isMega ? 1e6 : 1e3), { maximumFractionDigits: 1 });
    return `${value} ${isMega ? 'MB' : 'KB'}`;
  };
}
