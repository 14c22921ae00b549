'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { cascadesInstead, findCascade } from '@/lib/demos/cascade-guide';
import { unknownNoun } from '@/lib/demos/cascade-nouns';
import { withObjectParticle } from '@/lib/demos/object-particle';
import type { DetectSettings } from '@/lib/protocols/detect-options';
import { milderSettings } from './milder-settings';

interface NoFaceTipsProps {
  settings: DetectSettings;
  onChange: (next: DetectSettings) => void;
  /** True when an own cascade stands in for `settings.cascade`. */
  own?: boolean;
  /** The page says over the photo already that nothing was found. */
  untitled?: boolean;
}

/** Nothing was found: what about the photo may be the reason, and the settings that may help, one tap away. */
export function NoFaceTips({ settings, onChange, own = false, untitled = false }: NoFaceTipsProps) {
  const t = useTranslations('faces-view');
  const locale = useLocale();
  const guide = own ? undefined : findCascade(settings.cascade);
  const { many } = guide?.noun ?? unknownNoun;
  const milder = milderSettings(settings);
  const others = guide ? cascadesInstead(guide) : [];

  return (
    <div className="rounded-md border border-line bg-sheet px-4 py-3">
      {!untitled && (
        <h3 className="text-lead">
          {t('noneTitle', { things: locale === 'ko' ? withObjectParticle(many.ko) : many.en })}
        </h3>
      )}
      <p className="mt-1 first:mt-0">{t('noneLook')}</p>
      <ul className="mb-3 list-disc pl-6 text-ink-soft">
        <li>{t(`tipPose.${guide?.group ?? 'own'}`)}</li>
        <li>{t('tipLight')}</li>
        <li>{t('tipSize')}</li>
      </ul>
      {milder.length + others.length > 0 && (
        <>
          <p>{t('noneTry')}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {milder.map(({ kind, next }) => (
              <Button key={kind} onClick={() => onChange(next)}>
                {t(`try.${kind}`)}
              </Button>
            ))}
            {others.map(({ name, title, inside }) => (
              <Button
                key={name}
                onClick={() =>
                  onChange({
                    ...settings,
                    cascade: name,
                    inside: settings.inside.filter((second) => inside.includes(second)),
                  })
                }
              >
                {t('tryOther', { title: title[locale] })}
              </Button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
