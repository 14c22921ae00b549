'use client';

import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { findCascade } from '@/lib/demos/cascade-guide';
import { detectLimits } from '@/lib/protocols/detect-options';

interface SecondCascadesProps {
  /** Cascades that make sense inside the first one's finds. */
  offered: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** What else to look for inside each box. Past the most at once, the rest can't be ticked, and it says why. */
export function SecondCascades({ offered, chosen, onChange }: SecondCascadesProps) {
  const t = useTranslations('faces-view');
  const locale = useLocale();
  const note = useId();
  const full = chosen.length >= detectLimits.inside;
  return (
    <fieldset aria-describedby={note}>
      <legend className="font-semibold">{t('inside')}</legend>
      <div className="flex flex-wrap gap-x-5">
        {offered.map((name) => {
          const on = chosen.includes(name);
          return (
            <label
              key={name}
              className={`inline-flex min-h-11 items-center gap-2 ${full && !on ? 'cursor-not-allowed text-ink-soft' : 'cursor-pointer'}`}
            >
              <input
                type="checkbox"
                checked={on}
                disabled={full && !on}
                onChange={() => onChange(on ? chosen.filter((other) => other !== name) : [...chosen, name])}
                className="size-5 shrink-0 accent-pencil"
              />
              {findCascade(name)?.title[locale] ?? name}
            </label>
          );
        })}
      </div>
      <p id={note} className="text-ink-soft text-note">
        {full ? t('insideFull', { most: detectLimits.inside }) : t('insideHelp')}
      </p>
    </fieldset>
  );
}
