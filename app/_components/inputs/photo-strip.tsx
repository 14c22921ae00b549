'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ProgressLine } from '@/app/_components/outputs/progress-line';
import { Button } from './button';

export interface StripPhoto {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly status: 'waiting' | 'working' | 'found' | 'stale' | 'failed' | 'stopped';
  /** Boxes found, once there are any to count. */
  readonly count?: number | undefined;
}

interface PhotoStripProps {
  photos: readonly StripPhoto[];
  shown: number | undefined;
  onShow: (id: number) => void;
  onRemove: (id: number) => void;
  onRemoveAll: () => void;
  onStop: () => void;
}

const words = {
  waiting: 'statusWaiting',
  working: 'statusWorking',
  failed: 'statusFailed',
  stopped: 'statusStopped',
} as const;

/** Several photos as small ones in a row, each with how it stands; one of them is seen large. */
export function PhotoStrip({ photos, shown, onShow, onRemove, onRemoveAll, onStop }: PhotoStripProps) {
  const t = useTranslations('faces');
  const total = photos.length;
  const open = photos.filter(({ status }) => status === 'waiting' || status === 'working' || status === 'stale').length;
  const problems = photos.filter(({ status }) => status === 'failed' || status === 'stopped').length;
  const progress = t('stripProgress', { done: total - open, total });

  function said({ status, count }: StripPhoto): string {
    if (status === 'found' || status === 'stale') return t('statusFound', { count: count ?? 0 });
    return t(words[status]);
  }

  return (
    <section aria-label={t('strip')}>
      <div className="flex min-h-11 flex-wrap items-center gap-x-4">
        <p className="numeric min-w-40 flex-1 text-note">
          {open > 0 && progress}
          {open === 0 && (problems > 0 ? t('stripDoneWithProblems', { total, problems }) : t('stripDone', { total }))}
        </p>
        {open > 0 && (
          <Button look="quiet" onClick={onStop}>
            {t('cancel')}
          </Button>
        )}
        <Button look="quiet" onClick={onRemoveAll}>
          {t('removeAll')}
        </Button>
      </div>
      <div className={open > 0 ? '' : 'invisible'}>
        <ProgressLine label={t('strip')} done={total - open} total={total} text={progress} />
      </div>
      <ul className="mt-3 flex flex-wrap gap-2">
        {photos.map((photo) => (
          <li key={photo.id} className="relative">
            <button
              type="button"
              aria-label={t('thumbName', { name: photo.name, status: said(photo) })}
              aria-current={photo.id === shown}
              onClick={() => onShow(photo.id)}
              className="block w-24 overflow-hidden rounded-md border-2 border-line bg-sheet hover:border-pencil aria-current:border-pencil"
            >
              {/* biome-ignore lint/performance/noImgElement: the photo lies in this browser. */}
              <img src={photo.url} alt="" className="h-16 w-full object-cover" decoding="async" />
              <span
                className={`numeric block px-1 py-0.5 text-note leading-tight ${photo.status === 'failed' ? 'font-semibold text-alert' : ''} ${photo.status === 'found' ? 'font-semibold' : 'text-ink-soft'}`}
              >
                {said(photo)}
              </span>
            </button>
            <button
              type="button"
              aria-label={t('removeNamed', { name: photo.name })}
              onClick={() => onRemove(photo.id)}
              className="absolute top-1 right-1 inline-flex size-7 items-center justify-center rounded-sm border border-edge bg-paper hover:border-pencil hover:text-pencil"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
