import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { Demo } from '@/lib/demos/demo';
import { PhotoSpecimen } from './photo-specimen';
import { ReviewSpecimen } from './review-specimen';

/** One line of the contents: number, title, a sentence, and beside it an answer as the page will draw it. */
export async function DemoEntry({ demo, number }: { demo: Demo; number: number }) {
  const t = await translator('gallery');
  const { locale } = await requestPreferences();
  return (
    <li className="group relative grid items-start gap-x-10 gap-y-4 border-line border-b py-6 lg:grid-cols-[3fr_2fr]">
      <div className="grid grid-cols-[2.5rem_1fr] items-baseline">
        <span aria-hidden="true" className="numeric font-bold text-pencil text-title">
          {number}
        </span>
        <h3 className="text-title">
          <Link
            href={`/demos/${demo.slug}`}
            className="underline-offset-8 after:absolute after:inset-0 group-hover:text-pencil group-hover:underline"
          >
            {demo.title[locale]}
          </Link>
        </h3>
        <p className="col-start-2 mt-1 max-w-(--measure) text-ink-soft">{demo.summary[locale]}</p>
        <span
          aria-hidden="true"
          className="col-start-2 mt-3 inline-flex min-h-11 w-fit items-center rounded-md border border-pencil bg-pencil px-5 font-semibold text-on-pencil"
        >
          {t('open')}
        </span>
      </div>
      {demo.kind === 'review' ? <ReviewSpecimen demo={demo} /> : <PhotoSpecimen demo={demo} />}
    </li>
  );
}
