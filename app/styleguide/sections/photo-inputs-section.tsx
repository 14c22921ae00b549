'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { PhotoPicker } from '@/app/_components/inputs/photo-picker';
import { PhotoPlace, type PhotoPlaceName } from '@/app/_components/inputs/photo-place';
import { PhotoSamples } from '@/app/_components/inputs/photo-samples';
import { PhotoStrip, type StripPhoto } from '@/app/_components/inputs/photo-strip';
import { Specimen } from '@/app/styleguide/specimen';
import { samplePictures } from '@/lib/demos/sample-pictures';

const ignore = () => {};
const statuses = ['found', 'working', 'stale', 'waiting', 'failed', 'stopped'] as const;
const running: StripPhoto[] = statuses.map((status, id) => ({
  id,
  status,
  url: samplePictures[id % samplePictures.length].file,
  name: `IMG_${id}.jpg`,
  count: status === 'found' || status === 'stale' ? 11 - id : undefined,
}));
const finished = running.map((photo) => ({ ...photo, status: 'found' as const, count: photo.id }));
const strip = { shown: 1, onShow: ignore, onRemove: ignore, onRemoveAll: ignore, onStop: ignore };

export function PhotoInputsSection() {
  const t = useTranslations('styleguide');
  const f = useTranslations('faces');
  const locale = useLocale();
  const [place, setPlace] = useState<PhotoPlaceName>('device');
  const samples = samplePictures.map(({ id, file, title }) => ({ id, url: file, title: title[locale] }));
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <PhotoPicker filled={false} onFiles={ignore}>
          <PhotoPlace place={place} onPlace={setPlace} />
        </PhotoPicker>
      </Specimen>
      <Specimen name={t('stateFilled')}>
        <PhotoPicker filled onFiles={ignore}>
          <PhotoPlace place={place === 'device' ? 'server' : 'device'} onPlace={ignore} />
        </PhotoPicker>
      </Specimen>
      <Specimen name={f('samples')}>
        <PhotoSamples label={f('samples')} size="large" samples={samples} onPick={ignore} />
      </Specimen>
      <Specimen name={f('samples')}>
        <PhotoSamples label={f('samples')} size="small" samples={samples} onPick={ignore} />
      </Specimen>
      <Specimen name={t('stateRows')}>
        <PhotoStrip {...strip} photos={running} />
      </Specimen>
      <Specimen name={t('stateFinished')}>
        <PhotoStrip {...strip} photos={finished} />
      </Specimen>
    </>
  );
}
