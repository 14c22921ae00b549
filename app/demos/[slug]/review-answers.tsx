'use client';

import { useTranslations } from 'use-intl';
import { AgreementLine } from '@/app/_components/outputs/agreement-line';
import { Announcement } from '@/app/_components/outputs/announcement';
import { AnswerView } from '@/app/_components/outputs/answer-view';
import { certaintyOf } from '@/lib/demos/certainty';
import type { Speed } from '@/lib/demos/model-choice';
import { percent } from '@/lib/demos/percent';
import type { Lane, ReviewState, TimedAnswer } from './review-state';

interface ReviewAnswersProps {
  speeds: readonly Speed[];
  state: ReviewState;
  /** The text in the box, as it is sent. */
  sent: string;
}

/** Each model's answer as soon as it has one, and whether they agree. */
export function ReviewAnswers({ speeds, state, sent }: ReviewAnswersProps) {
  const t = useTranslations('review');
  const names = useTranslations('models');
  const { removed } = state;
  const views = speeds.map((speed) => {
    const lane = state.lanes[speed];
    const { whole } = lane;
    return { speed, lane, whole, shown: shownAnswer(lane, state), stale: isStale(lane, sent) };
  });

  const settled = views.flatMap(({ speed, lane, shown, stale }) =>
    shown && !stale && !lane.failure ? [{ speed, answer: shown.answer }] : [],
  );
  const isWhole = settled.length === views.length;
  const said = settled.map(({ speed, answer }) => {
    const sure = answer.label === 'positive' ? answer.positive : 1 - answer.positive;
    const words = { label: t(answer.label), value: percent(sure), certainty: t(certaintyOf(sure)) };
    return {
      speed,
      words: removed.length > 0 ? t('announceLeftOut', { count: removed.length, ...words }) : t('announce', words),
    };
  });
  const agree = isWhole && settled.every(({ answer }) => answer.label === settled[0]?.answer.label);
  let spoken = '';
  if (isWhole && said.length === 1) spoken = said[0]?.words ?? '';
  else if (isWhole) {
    const each = said.map(({ speed, words }) => names('announceOf', { name: names(speed), said: words }));
    spoken = [...each, agree ? names('agree') : names('disagree')].join(' ');
  }

  return (
    <>
      <h2 className="mb-1 font-semibold text-lead">{t('answer')}</h2>
      <div className="answer-pair">
        <div className={views.length > 1 ? 'two' : ''}>
          {views.map(({ speed, lane, whole, shown, stale }, index) => (
            <AnswerView
              key={speed}
              model={speed}
              stale={stale}
              loading={lane.loading}
              idle={index === 0 ? t('answerIdle') : ''}
              {...(shown ? { answer: shown.answer, ms: shown.ms } : {})}
              {...(removed.length > 0 && whole ? { before: whole.answer.positive } : {})}
            />
          ))}
        </div>
      </div>
      {views.length > 1 && <AgreementLine {...(isWhole ? { agree } : {})} />}
      <Announcement text={spoken} />
    </>
  );
}

/** What a model says now: of the text without the words that are left out, as soon as it has said so. */
export function shownAnswer(lane: Lane, { removed }: ReviewState): TimedAnswer | undefined {
  return removed.length > 0 ? (lane.rest ?? lane.whole) : lane.whole;
}

/** Whether a newer answer is on its way, or should be. */
export function isStale(lane: Lane, sent: string): boolean {
  return lane.working || (lane.whole !== undefined && lane.whole.text !== sent);
}
