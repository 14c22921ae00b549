'use client';

import { FileText } from 'lucide-react';
import { type ChangeEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonShape } from '@/app/_components/inputs/button';

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
  const [over, setOver] = useState(false);
  const take = useEffectEvent((file: File) => onFile(file));

  useEffect(() => {
    function onDragOver(event: DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    }
    function onDragLeave(event: DragEvent) {
      // Null when the pointer leaves the window, an element when it only passes to the next one.
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent) {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      setOver(false);
      take(file);
    }
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);

  function onChange(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // So that the same file, mended, can be chosen again.
    event.target.value = '';
    if (file) onFile(file);
  }

  return (
    <div>
      <h3 className="mb-2 font-semibold text-lead">{t('fileTitle')}</h3>
      <div
        aria-busy={reading}
        className={`flex min-h-66 flex-col items-center justify-center gap-3 rounded-md border-2 border-dashed p-6 text-center ${over ? 'border-pencil bg-pencil-wash' : 'border-edge'}`}
      >
        <label
          className={`${buttonShape} cursor-pointer border-edge bg-sheet hover:border-pencil hover:text-pencil has-focus-visible:outline-3 has-focus-visible:outline-pencil has-focus-visible:outline-offset-2`}
        >
          <FileText aria-hidden className="size-5" />
          {t('chooseFile')}
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
            onChange={onChange}
            aria-describedby={limits}
            className="sr-only"
          />
        </label>
        <p>{reading ? t('reading') : t('dropHere')}</p>
        <p id={limits} className="text-ink-soft text-note">
          {t('fileLimits')}
        </p>
      </div>
    </div>
  );
}
