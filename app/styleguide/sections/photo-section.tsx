'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { BoxList } from '@/app/_components/photo/box-list';
import { PhotoDownloads } from '@/app/_components/photo/photo-downloads';
import { PhotoWithBoxes } from '@/app/_components/photo/photo-with-boxes';
import type { Cover } from '@/app/_components/photo/shown-photo';
import { Specimen } from '@/app/styleguide/specimen';
import { nouns } from '@/lib/demos/cascade-nouns';
import { defaultDetectSettings } from '@/lib/protocols/detect-options';
import { sampleAnswer, samplePhoto } from './sample-photo';

const ignore = () => {};

/** What was found in a photo, and what can be kept of it. */
export function PhotoSection() {
  const t = useTranslations('styleguide');
  const locale = useLocale();
  const [lit, setLit] = useState<string | undefined>();
  const [cover, setCover] = useState<Cover>('blur');
  const photo = samplePhoto(t('samplePhoto'));
  const { boxes } = sampleAnswer;
  const keeping = { photo, boxes, settings: defaultDetectSettings, answer: sampleAnswer, fileName: 'sample.jpg' };
  return (
    <>
      <Specimen name={t('stateReady')}>
        <PhotoWithBoxes photo={photo} boxes={boxes} lit={lit} onLit={setLit} />
        <BoxList boxes={boxes} lit={lit} onLit={setLit} noun={nouns.face.one[locale]} />
      </Specimen>
      <Specimen name={t('stateLit')}>
        <PhotoWithBoxes photo={photo} boxes={boxes} lit="0" onLit={ignore} />
        <BoxList boxes={boxes} lit="0" onLit={ignore} noun={nouns.face.one[locale]} />
        <PhotoWithBoxes photo={photo} boxes={boxes} lit="0-2" onLit={ignore} />
      </Specimen>
      <Specimen name={t('stateWorking')}>
        <PhotoWithBoxes photo={photo} boxes={boxes} onLit={ignore} stale />
      </Specimen>
      <Specimen name={t('stateCovered')}>
        <PhotoWithBoxes photo={photo} boxes={boxes} onLit={ignore} cover={cover} />
        <PhotoWithBoxes photo={photo} boxes={boxes} onLit={ignore} cover="solid" />
        <PhotoDownloads {...keeping} cover={cover} onCover={setCover} />
      </Specimen>
      <Specimen name={t('stateNone')}>
        <PhotoDownloads {...keeping} boxes={[]} cover="none" onCover={ignore} />
      </Specimen>
    </>
  );
}
