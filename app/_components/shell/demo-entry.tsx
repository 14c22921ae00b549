import Link from 'next/link';
import { LabelWord } from '@/app/_components/outputs/label-word';
import { PencilLine } from '@/app/_components/outputs/pencil-line';
import { translator } from '@/app/_i18n/translator';
import { answerReview } from '@/app/_models/answer-review';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { decidingWords } from '@/lib/demos/deciding-words';
import type { Demo } from '@/lib/demos/demo';
import { percent } from '@/lib/demos/percent';
import type { Explanation } from '@/lib/serving/handler';

/** One line of the contents: number, title, a sentence, and beside it an answer as the page will draw it. */
export async function DemoEntry({ demo, number }: { demo: Demo; number: number }) {
  const t = await translator('gallery');
  const { locale } = await requestPreferences();
  return (
    <li className="group relative grid items-center gap-x-10 gap-y-4 border-line border-b py-6 lg:grid-cols-[3fr_2fr]">
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
      <Specimen demo={demo} />
    </li>
  );
}

/** What the model says of the demo's specimen right now; nothing while it can't answer. */
async function Specimen({ demo }: { demo: Demo }) {
  const t = await translator('gallery');
  const answered = await answerReview(demo.model, demo.specimen);
  if (!answered.ok || !answered.value.explanation) return null;
  const { label, positive, explanation } = answered.value;
  return (
    <figure className="border-line lg:border-l lg:pl-10">
      <figcaption className="text-ink-soft text-note">{t('specimen')}</figcaption>
      <p lang="ko" className="mt-1 text-head">
        {markedParts(explanation).map(({ at, part, isMarked }) =>
          isMarked ? (
            <span key={at} className="relative inline-block">
              {part}
              <PencilLine seed={at} />
            </span>
          ) : (
            part
          ),
        )}
      </p>
      <p className="mt-3 flex items-center gap-3 text-lead">
        <LabelWord label={label} word={t(label)} />
        <span className="numeric font-semibold">{percent(label === 'positive' ? positive : 1 - positive)} %</span>
      </p>
    </figure>
  );
}

/** The text cut at the words that decided, in its own order. */
function markedParts(explanation: Explanation) {
  const { text, tokens } = explanation;
  const marked = decidingWords(explanation)
    .map((index) => tokens[index])
    .sort((a, b) => a.start - b.start);
  const parts: { at: number; part: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of marked) {
    parts.push({ at, part: text.slice(at, start), isMarked: false });
    parts.push({ at: start, part: text.slice(start, end), isMarked: true });
    at = end;
  }
  parts.push({ at, part: text.slice(at), isMarked: false });
  return parts.filter(({ part }) => part !== '');
}
