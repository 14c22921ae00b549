'use client';

import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { downloadFile } from '@/app/_components/outputs/download-file';
import { findCascade } from '@/lib/demos/cascade-guide';
import { unknownNoun } from '@/lib/demos/cascade-nouns';
import type { DetectAnswer, OuterBox } from '@/lib/protocols/detect-answer';
import type { DetectSettings } from '@/lib/protocols/detect-options';
import { CoverChoice } from './cover-choice';
import { type MadePicture, makePicture } from './make-picture';
import { paintBoxes } from './paint-boxes';
import { paintCovers } from './paint-covers';
import { savedName } from './saved-name';
import type { Cover, ShownPhoto } from './shown-photo';

interface PhotoDownloadsProps {
  photo: ShownPhoto;
  boxes: readonly OuterBox[];
  settings: DetectSettings;
  /** Undefined while there is none to keep. */
  answer: DetectAnswer | undefined;
  /** Of the photo; what is kept is named after it. */
  fileName: string;
  /** Shown over the photo by whoever holds it. */
  cover: Cover;
  onCover: (cover: Cover) => void;
  /** Name of an own cascade that was used in the place of `settings.cascade`. */
  ownCascade?: string | undefined;
}

type Work =
  | { readonly phase: 'idle' | 'working' | 'failed' }
  | { readonly phase: 'done'; readonly name: string; readonly picture?: MadePicture };

/** What can be kept: the photo with its boxes, the numbers, and the photo with everything found made unrecognisable. */
export function PhotoDownloads(props: PhotoDownloadsProps) {
  const { photo, boxes, settings, answer, fileName, cover, onCover, ownCascade } = props;
  const t = useTranslations('faces-view');
  const locale = useLocale();
  const title = useId();
  const [work, setWork] = useState<Work>({ phase: 'idle' });
  const { many } = (ownCascade === undefined ? findCascade(settings.cascade)?.noun : undefined) ?? unknownNoun;
  const nothing = boxes.length === 0;
  const busy = work.phase === 'working';

  async function keepPicture(ending: string, type: 'image/png' | 'image/jpeg', paint: Paint) {
    if (busy) return;
    setWork({ phase: 'working' });
    const picture = await makePicture(photo, type, paint);
    const name = savedName(fileName, ending);
    if (picture) downloadFile(name, picture.blob);
    setWork(picture ? { phase: 'done', name, picture } : { phase: 'failed' });
  }

  function keepNumbers() {
    const used = ownCascade === undefined ? settings : { ...settings, cascade: ownCascade };
    const name = savedName(fileName, 'boxes.json');
    const json = JSON.stringify({ settings: used, ...answer }, null, 2);
    downloadFile(name, new Blob([`${json}\n`], { type: 'application/json' }));
    setWork({ phase: 'done', name });
  }

  return (
    <section aria-labelledby={title} className="grid gap-3">
      <h3 id={title} className="text-lead">
        {t('keep')}
      </h3>
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={nothing}
          aria-disabled={busy}
          onClick={() => keepPicture('boxes.png', 'image/png', (context, scale) => paintBoxes(context, scale, boxes))}
        >
          <Download aria-hidden className="size-5" />
          {t('keepBoxes')}
        </Button>
        <Button disabled={answer === undefined} onClick={keepNumbers}>
          <Download aria-hidden className="size-5" />
          {t('keepJson')}
        </Button>
      </div>
      <CoverChoice title={t('cover', { things: many[locale] })} cover={cover} onCover={onCover} disabled={nothing} />
      {cover !== 'none' && !nothing && (
        <>
          <p className="text-note">{t('coverCheck')}</p>
          <div>
            <Button
              look="primary"
              aria-disabled={busy}
              onClick={() =>
                keepPicture('covered.jpg', 'image/jpeg', (context, scale) => paintCovers(context, scale, boxes, cover))
              }
            >
              <Download aria-hidden className="size-5" />
              {t('keepCovered')}
            </Button>
          </div>
        </>
      )}
      <WorkNote work={work} photo={photo} />
    </section>
  );
}

type Paint = (context: CanvasRenderingContext2D, scale: number) => void;

function WorkNote({ work, photo }: { work: Work; photo: ShownPhoto }) {
  const t = useTranslations('faces-view');
  const shrunk = work.phase === 'done' && work.picture !== undefined && work.picture.width < photo.width;
  return (
    <div className="min-h-[1.6em] text-note">
      <p role="status">
        {work.phase === 'working' && t('keeping')}
        {work.phase === 'done' && t('kept', { name: work.name })}{' '}
        {shrunk && t('keptSmaller', { width: work.picture.width, height: work.picture.height })}
      </p>
      <p role="alert" className="font-semibold text-alert">
        {work.phase === 'failed' && t('keepFailed')}
      </p>
    </div>
  );
}
