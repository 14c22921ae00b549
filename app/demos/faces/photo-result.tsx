'use client';

import { Server, Smartphone, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Notice } from '@/app/_components/outputs/notice';
import { BoxList } from '@/app/_components/photo/box-list';
import { NoFaceTips } from '@/app/_components/photo/no-face-tips';
import { PhotoDownloads } from '@/app/_components/photo/photo-downloads';
import { PhotoWithBoxes } from '@/app/_components/photo/photo-with-boxes';
import type { Cover } from '@/app/_components/photo/shown-photo';
import type { DetectSettings } from '@/lib/protocols/detect-options';
import { countWords, nounOf } from './count-words';
import type { FacesState, Photo, PhotoStatus, Place, Step } from './faces-state';

interface PhotoResultProps {
  photo: Photo;
  status: PhotoStatus;
  /** What the search is doing while it is this photo's turn. */
  step: Step | undefined;
  state: FacesState;
  onSettings: (settings: DetectSettings) => void;
  onPlace: (place: Place) => void;
  onAgain: () => void;
  onRemove: () => void;
}

const stepWords = { cascade: 'stepCascade', open: 'stepOpen', search: 'stepSearch', send: 'stepSend' } as const;

/** One photo large, with what was found in it, in boxes and in words, and what can be done with that. */
export function PhotoResult({ photo, status, step, state, ...on }: PhotoResultProps) {
  const t = useTranslations('faces');
  const locale = useLocale();
  const [lit, setLit] = useState<string>();
  const [cover, setCover] = useState<Cover>('none');
  const { found, failed } = photo;
  const noun = nounOf(found?.question ?? state);
  const alt = photo.alt ?? t('photoAlt', { name: photo.file.name });
  const stale = status !== 'found';
  const boxes = found?.answer.boxes ?? [];
  const doing = step ? t(stepWords[step]) : t('stepWaiting');

  let title: ReactNode = doing;
  if (status === 'failed') title = t('statusFailed');
  else if (status === 'stopped') title = t('stopped');
  else if (found) title = countWords(t, noun, found.answer.boxes, locale);

  return (
    <>
      <div className="mb-2 flex flex-wrap items-start justify-between gap-x-4">
        <div className="min-w-0 flex-1">
          <h2 className="text-head">{title}</h2>
          <p className="numeric min-h-6 text-ink-soft text-note">
            {found &&
              `${t(found.question.place === 'server' ? 'atServer' : 'atDevice')} · ${t('timings', {
                decode: milliseconds(found.answer.timings.decode),
                scan: milliseconds(found.answer.timings.scan),
              })}`}
          </p>
        </div>
        <Button look="quiet" onClick={on.onRemove}>
          <Trash2 aria-hidden className="size-5" />
          {t('remove')}
        </Button>
      </div>
      {status === 'failed' && failed && (
        <div className="mb-3">
          <Notice
            kind="alert"
            action={
              <>
                <Button onClick={on.onAgain}>{t('again')}</Button>
                {canGoElsewhere.has(failed.failure.code) && <OtherPlace place={state.place} onPlace={on.onPlace} />}
              </>
            }
          >
            {failed.failure.message[locale]}
          </Notice>
        </div>
      )}
      {status === 'stopped' && (
        <div className="mb-3">
          <Button onClick={on.onAgain}>{t('again')}</Button>
        </div>
      )}
      {found ? (
        <PhotoWithBoxes
          photo={{ url: photo.url, alt, ...found.answer.image }}
          boxes={boxes}
          lit={lit}
          onLit={setLit}
          cover={cover}
          stale={stale}
        />
      ) : (
        // biome-ignore lint/performance/noImgElement: the photo lies in this browser.
        <img src={photo.url} alt={alt} className="max-h-[78svh] min-h-24 max-w-full rounded-sm border border-line" />
      )}
      {found && (
        <div className="settles mt-3 grid gap-3" data-stale={stale}>
          {found.answer.truncated && <Notice kind="info">{t('truncated')}</Notice>}
          {found.shrunkTo && <Notice kind="info">{t('shrunk', found.shrunkTo)}</Notice>}
          {boxes.length > 0 ? (
            <>
              <BoxList boxes={boxes} lit={lit} onLit={setLit} noun={noun.one[locale]} />
              <PhotoDownloads
                photo={{ url: photo.url, alt, ...found.answer.image }}
                boxes={boxes}
                settings={found.question.settings}
                ownCascade={found.question.own?.file.name}
                answer={found.answer}
                fileName={photo.file.name}
                cover={cover}
                onCover={setCover}
              />
            </>
          ) : (
            !stale && (
              <NoFaceTips settings={state.settings} onChange={on.onSettings} own={state.own !== undefined} untitled />
            )
          )}
        </div>
      )}
    </>
  );
}

/** Failures of one place that the other may not have. */
const canGoElsewhere: ReadonlySet<string> = new Set([
  'internal',
  'timeout',
  'download_failed',
  'busy',
  'draining',
  'model_unavailable',
  'image_corrupt',
  'image_too_large',
]);

function OtherPlace({ place, onPlace }: { place: Place; onPlace: (place: Place) => void }) {
  const t = useTranslations('faces');
  const Icon = place === 'device' ? Server : Smartphone;
  return (
    <Button onClick={() => onPlace(place === 'device' ? 'server' : 'device')}>
      <Icon aria-hidden className="size-5" />
      {t(place === 'device' ? 'goServer' : 'goDevice')}
    </Button>
  );
}

function milliseconds(value: number): string {
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}
