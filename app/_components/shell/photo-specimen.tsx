import { Suspense } from 'react';
import { translator } from '@/app/_i18n/translator';
import { findInSample } from '@/app/_models/find-in-sample';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { PhotoDemo } from '@/lib/demos/demo';
import { type SamplePicture, samplePictures } from '@/lib/demos/sample-pictures';

/** A sample picture with the boxes that the model finds in it. The picture comes at once, the boxes when it has answered. */
export async function PhotoSpecimen({ demo }: { demo: PhotoDemo }) {
  const sample = samplePictures.find(({ id }) => id === demo.specimen);
  if (!sample) return null;
  const t = await translator('gallery');
  const { locale } = await requestPreferences();
  const { file, width, height, alt } = sample;
  return (
    <figure className="border-line lg:border-l lg:pl-10">
      <figcaption className="text-ink-soft text-note">{t('specimen')}</figcaption>
      <div className="photo-frame mt-1 max-w-96">
        {/* biome-ignore lint/performance/noImgElement: a picture of this server, small already. */}
        <img src={file} alt={alt[locale]} width={width} height={height} className="block h-auto w-full rounded-sm" />
        <Suspense>
          <Boxes sample={sample} />
        </Suspense>
      </div>
      <p className="mt-2 min-h-8 text-lead">
        <Suspense>
          <Count sample={sample} />
        </Suspense>
      </p>
    </figure>
  );
}

async function Boxes({ sample }: { sample: SamplePicture }) {
  const found = await findInSample(sample);
  if (!found) return null;
  const { image, boxes } = found;
  return (
    <svg
      viewBox={`0 0 ${image.width} ${image.height}`}
      aria-hidden="true"
      className="absolute inset-0 size-full overflow-visible"
    >
      {boxes.map(({ x, y, width, height }) => (
        <g key={`${x} ${y} ${width}`} className="photo-box">
          <rect x={x} y={y} width={width} height={height} className="photo-ink" style={{ strokeWidth: 4 }} />
          <rect x={x} y={y} width={width} height={height} className="photo-chalk" style={{ strokeWidth: 2 }} />
        </g>
      ))}
    </svg>
  );
}

async function Count({ sample }: { sample: SamplePicture }) {
  const found = await findInSample(sample);
  const t = await translator('gallery');
  return found ? <span className="font-semibold">{t('facesFound', { count: found.boxes.length })}</span> : null;
}
