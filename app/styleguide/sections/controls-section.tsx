'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DetectControls } from '@/app/_components/photo/detect-controls';
import { FacesApiPanel } from '@/app/_components/photo/faces-api-panel';
import { NoFaceTips } from '@/app/_components/photo/no-face-tips';
import { Specimen } from '@/app/styleguide/specimen';
import { type DetectSettings, defaultDetectSettings } from '@/lib/protocols/detect-options';

const ignore = () => {};
const strict = { ...defaultDetectSettings, scaleFactor: 1.02, minNeighbors: 0, minSize: null };
const plates = { ...defaultDetectSettings, cascade: 'haarcascade_russian_plate_number' };

/** What the search of a photo can be told, what to try when it finds nothing, and the same as code. */
export function ControlsSection() {
  const t = useTranslations('styleguide');
  const [settings, setSettings] = useState<DetectSettings>({ ...defaultDetectSettings, inside: ['haarcascade_eye'] });
  const rest = { onChange: ignore, onOwnCascade: ignore, smallestSide: 640 };
  return (
    <>
      <Specimen name={t('stateReady')}>
        <DetectControls {...rest} settings={settings} onChange={setSettings} />
      </Specimen>
      <Specimen name={t('stateOwn')}>
        <DetectControls
          {...rest}
          settings={{ ...strict, inside: ['haarcascade_eye', 'haarcascade_smile', 'haarcascade_lefteye_2splits'] }}
          own={{ name: 'stapler.xml', onRemove: ignore }}
        />
      </Specimen>
      <Specimen name={t('stateProblem')}>
        <DetectControls {...rest} settings={plates} ownProblem={t('sampleProblem')} />
      </Specimen>
      <Specimen name={t('stateNone')}>
        <div className="grid gap-3">
          <NoFaceTips settings={settings} onChange={setSettings} />
          <NoFaceTips settings={plates} onChange={ignore} />
          <NoFaceTips settings={strict} onChange={ignore} own />
        </div>
      </Specimen>
      <Specimen name={t('stateFilled')}>
        <FacesApiPanel settings={settings} fileName="우리 반 '봄' 소풍.jpg" ownCascade="stapler.xml" open />
      </Specimen>
      <Specimen name={t('stateIdle')}>
        <FacesApiPanel settings={settings} />
      </Specimen>
    </>
  );
}
