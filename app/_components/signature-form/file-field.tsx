'use client';

import { File as FileIcon, X } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonShape } from '@/app/_components/inputs/button';
import { useByteWords } from './byte-words';
import { FieldFoot } from './field-foot';
import type { FieldProps } from './signature-field-input';

interface FileFieldProps extends FieldProps {
  files: readonly File[];
  onFiles: (files: readonly File[]) => void;
  multiple: boolean;
}

/** One file or several: a real file input that looks like a button, with what was chosen under it. */
export function FileField({ id, name, label, hint, type, problem, files, onFiles, multiple }: FileFieldProps) {
  const t = useTranslations('signature-form');
  const bytes = useByteWords();
  const input = useRef<HTMLInputElement>(null);

  function onChange(event: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(event.target.files ?? [])];
    // So that the same file, mended, can be chosen again.
    event.target.value = '';
    if (chosen.length > 0) onFiles(multiple ? [...files, ...chosen] : chosen);
  }

  function remove(index: number) {
    onFiles(files.filter((_, at) => at !== index));
    // The button that had the focus is gone.
    input.current?.focus();
  }

  return (
    <div>
      <p id={`${id}-label`} className="mb-1 font-semibold">
        {label}
      </p>
      <label
        className={`${buttonShape} cursor-pointer border-edge bg-sheet hover:border-pencil hover:text-pencil has-focus-visible:outline-3 has-focus-visible:outline-pencil has-focus-visible:outline-offset-2 ${problem ? 'border-2 border-alert' : ''}`}
      >
        <FileIcon aria-hidden className="size-5 shrink-0" />
        <span id={`${id}-verb`}>{!multiple && files.length > 0 ? t('chooseOther') : t('chooseFile')}</span>
        <input
          ref={input}
          id={id}
          type="file"
          name={name}
          multiple={multiple}
          onChange={onChange}
          aria-labelledby={`${id}-label ${id}-verb`}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-note ${id}-type`}
          className="sr-only"
        />
      </label>
      <ul aria-live="polite">
        {files.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice.
          <li key={index} className="flex flex-wrap items-center gap-x-2 text-note">
            <span>{t('chosen', { name: file.name.normalize('NFC'), size: bytes(file.size) })}</span>
            <Button look="quiet" aria-label={t('removeFileOf', { label: file.name })} onClick={() => remove(index)}>
              <X aria-hidden className="size-4" />
              {t('removeFile')}
            </Button>
          </li>
        ))}
      </ul>
      <FieldFoot id={id} hint={hint} problem={problem} type={type} />
    </div>
  );
}
