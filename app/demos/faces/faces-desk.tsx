'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { PhotoPicker } from '@/app/_components/inputs/photo-picker';
import { PhotoPlace } from '@/app/_components/inputs/photo-place';
import { PhotoSamples } from '@/app/_components/inputs/photo-samples';
import { Announcement } from '@/app/_components/outputs/announcement';
import { Notice } from '@/app/_components/outputs/notice';
import { DetectControls } from '@/app/_components/photo/detect-controls';
import { type SamplePicture, samplePictures } from '@/lib/demos/sample-pictures';
import { defaultDetectSettings } from '@/lib/protocols/detect-options';
import { countWords, nounOf } from './count-words';
import { photoStatus } from './faces-state';
import { fetchSample } from './fetch-sample';
import { useFaces } from './use-faces';

/** What shows a photo and keeps it comes to the browser with the first photo. */
const PhotoResult = dynamic(() => import('./photo-result').then((module) => module.PhotoResult));
const PhotoStrip = dynamic(() => import('@/app/_components/inputs/photo-strip').then((module) => module.PhotoStrip));
const FacesApiPanel = dynamic(() =>
  import('@/app/_components/photo/faces-api-panel').then((module) => module.FacesApiPanel),
);

/** Photos and how to search them left, the photo with its boxes right; on a phone the photo comes before the sliders. */
export function FacesDesk() {
  const t = useTranslations('faces');
  const locale = useLocale();
  const faces = useFaces();
  const [sampleFailed, setSampleFailed] = useState(false);
  const { state, shown } = faces;
  const { photos, refused, working } = state;
  const status = shown && photoStatus(state, shown);
  const smallestSide = shown?.found ? Math.min(shown.found.answer.image.width, shown.found.answer.image.height) : 480;

  // The button that was pressed is gone with its picture: the keyboard goes on from the result.
  const result = useRef<HTMLElement>(null);
  const shownBefore = useRef(state.shown);
  useEffect(() => {
    if (shownBefore.current !== state.shown && document.activeElement === document.body) result.current?.focus();
    shownBefore.current = state.shown;
  }, [state.shown]);

  async function pick(sample: SamplePicture) {
    const file = await fetchSample(sample);
    setSampleFailed(file === undefined);
    if (!file) return;
    faces.change({ ...defaultDetectSettings, cascade: sample.cascade });
    await faces.take([file], sample.alt[locale]);
  }

  let spoken = '';
  if (shown?.found && status === 'found') {
    const said = countWords(t, nounOf(shown.found.question), shown.found.answer.boxes, locale);
    spoken = t('announceFound', { name: shown.file.name, said });
  }

  const sampleButtons = (size: 'small' | 'large') => (
    <div>
      <PhotoSamples
        label={t('samples')}
        size={size}
        samples={samplePictures.map(({ id, file, title }) => ({ id, url: file, title: title[locale] }))}
        onPick={(id) => samplePictures.filter((sample) => sample.id === id).forEach(pick)}
      />
      {sampleFailed && (
        <div className="mt-2">
          <Notice kind="alert">{t('sampleFailed')}</Notice>
        </div>
      )}
    </div>
  );

  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[2fr_3fr] lg:grid-rows-[auto_1fr]">
      <section aria-label={t('photos')} className="grid min-w-0 gap-4">
        <PhotoPicker filled={photos.length > 0} onFiles={faces.take}>
          <PhotoPlace place={state.place} onPlace={faces.choosePlace} />
        </PhotoPicker>
        {refused.map(({ name, failure }) => (
          <Notice key={`${name} ${failure.code}`} kind="alert">
            {t('refused', { name, why: failure.message[locale] })}
          </Notice>
        ))}
        {photos.length > 1 && (
          <PhotoStrip
            photos={photos.map((photo) => ({
              id: photo.id,
              url: photo.url,
              name: photo.file.name,
              status: photoStatus(state, photo),
              count: photo.found?.answer.boxes.length,
            }))}
            shown={state.shown}
            onShow={faces.show}
            onRemove={(id) => photos.filter((photo) => photo.id === id).forEach(faces.remove)}
            onRemoveAll={faces.removeAll}
            onStop={faces.stop}
          />
        )}
      </section>
      <section
        ref={result}
        tabIndex={-1}
        aria-label={t('result')}
        aria-busy={status === 'waiting' || status === 'working' || status === 'stale'}
        className="min-w-0 outline-none lg:row-span-2 lg:border-line lg:border-l lg:pl-12"
      >
        {shown && status ? (
          <PhotoResult
            key={shown.id}
            photo={shown}
            status={status}
            step={working?.task.photo.id === shown.id ? working.step : undefined}
            state={state}
            onSettings={faces.change}
            onPlace={faces.choosePlace}
            onAgain={() => faces.again(shown.id)}
            onRemove={() => faces.remove(shown)}
          />
        ) : (
          <>
            <h2 className="text-head">{t('result')}</h2>
            <p className="mb-3 text-ink-soft">{t('resultIdle')}</p>
            {sampleButtons('large')}
          </>
        )}
        <Announcement text={spoken} />
      </section>
      <div className="grid min-w-0 content-start gap-6">
        {shown && sampleButtons('small')}
        <section aria-labelledby="faces-settings">
          <h2 id="faces-settings" className="mb-3 border-line border-t pt-4 font-semibold text-lead">
            {t('settings')}
          </h2>
          <DetectControls
            settings={state.settings}
            onChange={faces.change}
            own={state.own && { name: state.own.file.name, onRemove: faces.removeOwn }}
            onOwnCascade={faces.useOwn}
            ownProblem={state.ownProblem?.message[locale]}
            smallestSide={smallestSide}
          />
        </section>
        {shown && (
          <FacesApiPanel settings={state.settings} fileName={shown.file.name} ownCascade={state.own?.file.name} />
        )}
      </div>
    </div>
  );
}
