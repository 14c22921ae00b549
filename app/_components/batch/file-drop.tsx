'use client';

import { FileText } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { FileButton } from '@/app/_components/inputs/file-button';
import { useDroppedFiles } from '@/app/_components/inputs/use-dropped-files';

interface FileDropProps {
  reading: boolean;
  onFile: (file: File) => void;
}

/**
 * Choosing a file with a button, or dropping it anywhere on the page: a file dropped beside the frame would otherwise
 * make the browser leave the page and everything typed on it.
 */
export function FileDrop({ reading, onFile }: FileDropProps) {
  const t = useTranslations('batch');
  const limits = useId();
  const over = useDroppedFiles(([file]) => file && onFile(file));

  return (
    <div>
      <h3 className="mb-2 font-semibold text-lead">{t('fileTitle')}</h3>
      <div
        aria-busy={reading}
        className={`flex min-h-66 flex-col items-center justify-center gap-3 rounded-md border-2 border-dashed p-6 text-center ${over ? 'border-pencil bg-pencil-wash' : 'border-edge'}`}
      >
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onFiles={([file]) => file && onFile(file)}
          describedBy={limits}
        >
          <FileText aria-hidden className="size-5" />
          {t('chooseFile')}
        </FileButton>
        <p>{reading ? t('reading') : t('dropHere')}</p>
        <p id={limits} className="text-ink-soft text-note">
          {t('fileLimits')}
        </p>
      </div>
    </div>
  );
}
