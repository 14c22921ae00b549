import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { Demo } from '@/lib/demos/demo';
import { EntryText } from './entry-text';
import { PhotoSpecimen } from './photo-specimen';
import { ReviewSpecimen } from './review-specimen';

/** One line of the contents: number, title, a sentence, and beside it an answer as the page will draw it. */
export async function DemoEntry({ demo, number }: { demo: Demo; number: number }) {
  const { locale } = await requestPreferences();
  return (
    <li className="group relative grid items-start gap-x-10 gap-y-4 border-line border-b py-6 lg:grid-cols-[3fr_2fr]">
      <EntryText
        number={number}
        href={`/demos/${demo.slug}`}
        title={demo.title[locale]}
        summary={demo.summary[locale]}
      />
      {demo.kind === 'review' ? <ReviewSpecimen demo={demo} /> : <PhotoSpecimen demo={demo} />}
    </li>
  );
}
