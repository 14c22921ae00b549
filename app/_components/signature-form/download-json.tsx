'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { downloadFile } from '@/app/_components/outputs/download-file';

/** Hands one output over as a JSON file, whole and with every digit. */
export function DownloadJson({ name, json }: { name: string; json: () => string }) {
  const t = useTranslations('signature-form');
  return (
    <Button
      look="quiet"
      className="-ml-4"
      onClick={() => downloadFile(`${name}.json`, new Blob([json()], { type: 'application/json' }))}
    >
      <Download aria-hidden className="size-4 shrink-0" />
      {t('downloadJson')}
    </Button>
  );
}
