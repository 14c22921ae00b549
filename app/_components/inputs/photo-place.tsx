'use client';

import { Server, ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';

export type PhotoPlaceName = 'device' | 'server';

interface PhotoPlaceProps {
  place: PhotoPlaceName;
  onPlace: (place: PhotoPlaceName) => void;
}

const places = [
  { place: 'device', words: 'placeDevice' },
  { place: 'server', words: 'placeServer' },
] as const;

/** Where photos are searched, and what that means for them: what leaves the device and what is kept. */
export function PhotoPlace({ place, onPlace }: PhotoPlaceProps) {
  const t = useTranslations('faces');
  const id = useId();
  const Icon = place === 'device' ? ShieldCheck : Server;
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-says`}
      className="mt-4 border-line border-t pt-3 text-left"
    >
      <div className="flex flex-wrap items-center gap-x-5">
        <p id={`${id}-name`} className="w-full font-semibold">
          {t('place')}
        </p>
        {places.map((one) => (
          <label key={one.place} className="inline-flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="radio"
              name={`${id}-place`}
              checked={place === one.place}
              onChange={() => onPlace(one.place)}
              className="size-5 shrink-0 accent-pencil"
            />
            {t(one.words)}
          </label>
        ))}
      </div>
      <p id={`${id}-says`} aria-live="polite" className="flex items-start gap-2 text-note">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-pencil" />
        <span>{t(place === 'device' ? 'placeDeviceSays' : 'placeServerSays')}</span>
      </p>
    </div>
  );
}
