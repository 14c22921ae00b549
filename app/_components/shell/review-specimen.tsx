import { LabelWord } from '@/app/_components/outputs/label-word';
import { PencilLine } from '@/app/_components/outputs/pencil-line';
import { translator } from '@/app/_i18n/translator';
import { answerReview } from '@/app/_models/answer-review';
import { decidingWords } from '@/lib/demos/deciding-words';
import type { ReviewDemo } from '@/lib/demos/demo';
import { percent } from '@/lib/demos/percent';
import type { Explanation } from '@/lib/serving/handler';

/** What the model says of the demo's specimen right now; nothing while it can't answer. */
export async function ReviewSpecimen({ demo }: { demo: ReviewDemo }) {
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
