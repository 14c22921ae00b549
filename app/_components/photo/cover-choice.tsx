'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { Cover } from './shown-photo';

interface CoverChoiceProps {
  title: string;
  cover: Cover;
  onCover: (cover: Cover) => void;
  /** Nothing was found, so there is nothing to cover. */
  disabled: boolean;
}

const covers = ['none', 'blur', 'solid'] as const;

/** How to cover what was found; the photo shows it at once. */
export function CoverChoice({ title, cover, onCover, disabled }: CoverChoiceProps) {
  const t = useTranslations('faces-view');
  const name = useId();
  return (
    <fieldset disabled={disabled}>
      <legend className="font-semibold">{title}</legend>
      <div className="flex flex-wrap gap-x-5">
        {covers.map((kind) => (
          <label
            key={kind}
            className={`inline-flex min-h-11 items-center gap-2 ${disabled ? 'cursor-not-allowed text-ink-soft' : 'cursor-pointer'}`}
          >
            <input
              type="radio"
              name={name}
              checked={cover === kind}
              onChange={() => onCover(kind)}
              className="size-5 shrink-0 accent-pencil"
            />
            {t(`coverAs.${kind}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
