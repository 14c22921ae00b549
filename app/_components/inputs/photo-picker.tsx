'use client';

import { Camera, Images } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { FileButton } from './file-button';
import { useDroppedFiles } from './use-dropped-files';
import { usePastedFiles } from './use-pasted-files';

interface PhotoPickerProps {
  onFiles: (files: readonly File[]) => void;
  /** There are photos already: the frame becomes low and makes way for them. */
  filled: boolean;
  /** What becomes of the photo: it stands where the photo is chosen. */
  children: ReactNode;
}

const accept = 'image/jpeg,image/png,image/webp';

/** Photos by button, camera, drop anywhere on the page, or paste. On phones there are two buttons: album and camera. */
export function PhotoPicker({ onFiles, filled, children }: PhotoPickerProps) {
  const t = useTranslations('faces');
  const limits = useId();
  const over = useDroppedFiles(onFiles);
  usePastedFiles(onFiles);
  return (
    <div
      className={`rounded-md border-2 border-dashed text-center ${over ? 'border-pencil bg-pencil-wash' : 'border-edge'} ${filled ? 'p-4' : 'px-4 py-6 sm:px-6 sm:py-8'}`}
    >
      <div className="flex flex-wrap justify-center gap-3">
        <FileButton accept={accept} multiple look={filled ? 'plain' : 'primary'} onFiles={onFiles} describedBy={limits}>
          <Images aria-hidden className="size-5" />
          {filled ? t('more') : t('choose')}
        </FileButton>
        <span className="hidden pointer-coarse:inline-flex">
          <FileButton accept={accept} capture="environment" onFiles={onFiles} describedBy={limits}>
            <Camera aria-hidden className="size-5" />
            {t('take')}
          </FileButton>
        </span>
      </div>
      {!filled && (
        <p className="mt-3">
          <span className="pointer-coarse:hidden">{t('dropHere')}</span>
          <span className="hidden pointer-coarse:inline">{t('dropHereTouch')}</span>
        </p>
      )}
      <p id={limits} className={`text-ink-soft text-note ${filled ? 'sr-only' : 'mt-1'}`}>
        {t('limits')}
      </p>
      {children}
    </div>
  );
}
