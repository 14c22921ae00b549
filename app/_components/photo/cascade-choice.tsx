'use client';

import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cascadeGroups, cascadeGuide, findCascade } from '@/lib/demos/cascade-guide';

interface CascadeChoiceProps {
  cascade: string;
  /** Name of an own cascade's file that stands in for the chosen one. */
  ownName: string | undefined;
  onChoose: (cascade: string) => void;
}

/** The value of the entry for an own cascade; no shipped one is called so. */
const own = '';

/** Every shipped cascade by what it finds, and a sentence about the one that is chosen. */
export function CascadeChoice({ cascade, ownName, onChoose }: CascadeChoiceProps) {
  const t = useTranslations('faces-view');
  const locale = useLocale();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {t('cascade')}
      </label>
      <select
        id={id}
        value={ownName === undefined ? cascade : own}
        onChange={({ target }) => target.value !== own && onChoose(target.value)}
        aria-describedby={`${id}-sentence`}
        className="block min-h-11 w-full rounded-md border border-edge bg-sheet px-3 py-2"
      >
        {ownName !== undefined && <option value={own}>{t('ownChosen', { name: ownName })}</option>}
        {cascadeGroups.map((group) => (
          <optgroup key={group} label={t(`group.${group}`)}>
            {cascadeGuide
              .filter((entry) => entry.group === group)
              .map(({ name, title }) => (
                <option key={name} value={name}>
                  {title[locale]}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <p id={`${id}-sentence`} className="mt-1 min-h-[3.2em] text-ink-soft text-note">
        {ownName === undefined ? findCascade(cascade)?.sentence[locale] : t('ownSentence')}
        {ownName === undefined && (
          <code translate="no" className="block font-mono [word-break:break-all]">
            {cascade}
          </code>
        )}
      </p>
    </div>
  );
}
