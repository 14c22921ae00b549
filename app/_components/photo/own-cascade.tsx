'use client';

import { FileCode, X } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonShape } from '@/app/_components/inputs/button';
import { detectLimits } from '@/lib/protocols/detect-options';

interface OwnCascadeProps {
  own?: { readonly name: string; onRemove(): void } | undefined;
  onFile: (file: File) => void;
  /** Why the last file was of no use. */
  problem?: string | undefined;
}

/** A way in for a cascade that somebody trained or found: an XML file of OpenCV's. */
export function OwnCascade({ own, onFile, problem }: OwnCascadeProps) {
  const t = useTranslations('faces-view');
  const note = useId();

  function onChange(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // So that the same file, mended, can be chosen again.
    event.target.value = '';
    if (file) onFile(file);
  }

  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <label
          className={`${buttonShape} cursor-pointer border-edge bg-sheet hover:border-pencil hover:text-pencil has-focus-visible:outline-3 has-focus-visible:outline-pencil has-focus-visible:outline-offset-2`}
        >
          <FileCode aria-hidden className="size-5 shrink-0" />
          {own ? t('ownOther') : t('ownChoose')}
          <input
            type="file"
            accept=".xml,text/xml,application/xml"
            onChange={onChange}
            aria-describedby={note}
            className="sr-only"
          />
        </label>
        {own && (
          <Button look="quiet" onClick={own.onRemove}>
            <X aria-hidden className="size-5 shrink-0" />
            {t('ownRemove')}
          </Button>
        )}
      </div>
      <p id={note} className="mt-1 text-ink-soft text-note">
        {own ? t('ownUsed', { name: own.name }) : t('ownHelp', { limit: detectLimits.cascadeBytes / (1024 * 1024) })}
      </p>
      <p role="alert" className="font-semibold text-alert text-note">
        {problem}
      </p>
    </div>
  );
}
