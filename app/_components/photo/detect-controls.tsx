'use client';

import { RotateCcw } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Slider } from '@/app/_components/inputs/slider';
import { findCascade } from '@/lib/demos/cascade-guide';
import { unknownNoun } from '@/lib/demos/cascade-nouns';
import { type DetectSettings, defaultDetectSettings } from '@/lib/protocols/detect-options';
import { CascadeChoice } from './cascade-choice';
import { OwnCascade } from './own-cascade';
import { SecondCascades } from './second-cascades';
import { lastStep, sizeAtStep, stepOfSize } from './size-steps';

interface DetectControlsProps {
  settings: DetectSettings;
  onChange: (next: DetectSettings) => void;
  /** An own cascade in the place of `settings.cascade`. */
  own?: { readonly name: string; onRemove(): void } | undefined;
  onOwnCascade: (file: File) => void;
  ownProblem?: string | undefined;
  /** Pixels of the picture's smaller side: nothing in it is larger. */
  smallestSide: number;
}

/** Offered for a cascade that is not ours: most people who train one train it for faces. */
const insideOwn = findCascade(defaultDetectSettings.cascade)?.inside ?? [];

/** What to look for and how closely. Every change takes effect at once. */
export function DetectControls({
  settings,
  onChange,
  own,
  onOwnCascade,
  ownProblem,
  smallestSide,
}: DetectControlsProps) {
  const t = useTranslations('faces-view');
  const locale = useLocale();
  const guide = own ? undefined : findCascade(settings.cascade);
  const things = (guide?.noun ?? unknownNoun).many[locale];
  const offered = own ? insideOwn : (guide?.inside ?? []);
  const minSize = settings.minSize?.[0] ?? 0;

  function choose(cascade: string) {
    own?.onRemove();
    const { inside = [] } = findCascade(cascade) ?? {};
    onChange({ ...settings, cascade, inside: settings.inside.filter((name) => inside.includes(name)) });
  }

  function reset() {
    const { scaleFactor, minNeighbors, minSize: leastSize, maxSize } = defaultDetectSettings;
    onChange({ ...settings, scaleFactor, minNeighbors, minSize: leastSize, maxSize });
  }

  return (
    <div className="grid gap-5">
      <div className="grid gap-3">
        <CascadeChoice cascade={settings.cascade} ownName={own?.name} onChoose={choose} />
        <OwnCascade own={own} onFile={onOwnCascade} problem={ownProblem} />
      </div>
      {offered.length > 0 && (
        <SecondCascades
          offered={offered}
          chosen={settings.inside}
          onChange={(inside) => onChange({ ...settings, inside })}
        />
      )}
      <Slider
        label={t('scaleFactor')}
        value={settings.scaleFactor}
        valueText={settings.scaleFactor.toFixed(2)}
        min={1.02}
        max={1.5}
        step={0.01}
        low={t('scaleFactorLow')}
        high={t('scaleFactorHigh')}
        help={t('scaleFactorHelp')}
        // The slider's own sums leave 1.1500000000000001.
        onChange={(value) => onChange({ ...settings, scaleFactor: Number(value.toFixed(2)) })}
      />
      <Slider
        label={t('minNeighbors')}
        value={settings.minNeighbors}
        valueText={`${settings.minNeighbors}`}
        min={0}
        max={20}
        step={1}
        low={t('minNeighborsLow')}
        high={t('minNeighborsHigh')}
        help={t('minNeighborsHelp')}
        onChange={(minNeighbors) => onChange({ ...settings, minNeighbors })}
      />
      <Slider
        label={t('minSize')}
        value={stepOfSize(minSize, smallestSide)}
        valueText={minSize === 0 ? t('pixelsAny') : t('pixels', { px: minSize })}
        min={0}
        max={lastStep}
        step={1}
        low={t('minSizeLow', { things })}
        high={t('minSizeHigh', { things })}
        help={t('minSizeHelp')}
        onChange={(step) => {
          const side = sizeAtStep(step, smallestSide);
          onChange({ ...settings, minSize: [side, side] });
        }}
      />
      <div>
        <Button onClick={reset}>
          <RotateCcw aria-hidden className="size-5" />
          {t('reset')}
        </Button>
      </div>
    </div>
  );
}
