'use client';

import type { ChangeEvent, ReactNode } from 'react';
import { buttonShape } from './button';

interface FileButtonProps {
  /** Icon and words. */
  children: ReactNode;
  accept: string;
  onFiles: (files: readonly File[]) => void;
  look?: 'primary' | 'plain';
  multiple?: boolean;
  /** Opens the camera at once where there is one, instead of asking where the picture is. */
  capture?: 'environment' | 'user';
  /** Id of the sentence that says what may be chosen. */
  describedBy?: string;
}

const looks = {
  primary: 'border-pencil bg-pencil font-semibold text-on-pencil hover:underline',
  plain: 'border-edge bg-sheet hover:border-pencil hover:text-pencil',
} as const;

/** A real file input that looks like a button: keyboards and screen readers meet the input itself. */
export function FileButton({
  children,
  accept,
  onFiles,
  look = 'plain',
  multiple = false,
  capture,
  describedBy,
}: FileButtonProps) {
  function onChange(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])];
    // So that the same file, mended, can be chosen again.
    event.target.value = '';
    if (files.length > 0) onFiles(files);
  }
  return (
    <label
      className={`${buttonShape} relative cursor-pointer ${looks[look]} has-focus-visible:outline-3 has-focus-visible:outline-pencil has-focus-visible:outline-offset-2`}
    >
      {children}
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={onChange}
        {...(capture ? { capture } : {})}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        className="sr-only"
      />
    </label>
  );
}
