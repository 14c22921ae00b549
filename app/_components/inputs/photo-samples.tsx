'use client';

export interface SamplePhoto {
  readonly id: string;
  readonly url: string;
  readonly title: string;
}

interface PhotoSamplesProps {
  label: string;
  samples: readonly SamplePhoto[];
  onPick: (id: string) => void;
  /** `large` while there is no photo yet and they have the place of one. */
  size: 'small' | 'large';
}

const columns = {
  small: 'grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))]',
  large: 'grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] sm:gap-4',
} as const;

/** Pictures one tap away, for whoever has none at hand or would rather not use their own face. */
export function PhotoSamples({ label, samples, onPick, size }: PhotoSamplesProps) {
  return (
    <fieldset>
      <legend className="mb-2 text-ink-soft text-note">{label}</legend>
      <div className={`grid gap-2 ${columns[size]}`}>
        {samples.map(({ id, url, title }) => (
          <button
            key={id}
            type="button"
            onClick={() => onPick(id)}
            className="group flex flex-col overflow-hidden rounded-md border border-edge bg-sheet text-left hover:border-pencil"
          >
            {/* biome-ignore lint/performance/noImgElement: pictures of this server, small already. */}
            <img src={url} alt="" width={88} height={66} loading="lazy" className="aspect-4/3 w-full object-cover" />
            <span className="flex min-h-9 flex-1 items-center px-2 py-1 text-note leading-tight group-hover:text-pencil group-hover:underline">
              {title}
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
