'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ApiPanel } from '@/app/_components/api-panel/api-panel';
import { linkChoice } from '@/app/_components/inputs/link-choice';
import { ModelChoiceRow } from '@/app/_components/inputs/model-choice-row';
import { Notice } from '@/app/_components/outputs/notice';
import type { ModelReasons } from '@/app/_components/outputs/why-panel';
import { WhyView } from '@/app/_components/outputs/why-view';
import type { ReviewDemo } from '@/lib/demos/demo';
import { leftOutOf } from '@/lib/demos/left-out';
import { type ModelChoice, type ModelPresence, modelChoices, type Speed, speedsOf } from '@/lib/demos/model-choice';
import { isStale, ReviewAnswers } from './review-answers';
import { ReviewFailures } from './review-failures';
import { ReviewForm } from './review-form';
import { useReachable } from './use-reachable';
import { useReview } from './use-review';

interface ReviewDeskProps {
  demo: ReviewDemo;
  /** What the server had when the page was made. */
  presence: ModelPresence;
  initial: ModelChoice;
}

/** Question left, answers right; on a phone one under the other. */
export function ReviewDesk({ demo, presence, initial }: ReviewDeskProps) {
  const t = useTranslations('review');
  const locale = useLocale();
  const { reachable, look } = useReachable();
  const [live, setLive] = useState(true);
  const [choice, setChoice] = useState(initial);
  const [tab, setTab] = useState<Speed>('fast');
  const speeds = speedsOf(choice);
  const whyOf = choice === 'both' ? tab : choice;
  const review = useReview(demo, { locale, speeds, whyOf, live, reachable, onNetworkFailure: look });
  const { lanes, removed, sent } = review;

  function choose(next: ModelChoice) {
    if (removed.length > 0) review.restore();
    setChoice(next);
    setTab('fast');
    linkChoice(next);
  }

  const reasons = speeds.map((speed): ModelReasons => {
    const lane = lanes[speed];
    const { why, rest } = lane;
    const explaining = speed === whyOf && review.explaining;
    // Only an explanation of the answered text knows where its words stand.
    const isCurrent = why?.text === review.subject;
    return {
      model: speed,
      leftOut: why && isCurrent ? leftOutOf(why.explanation, removed) : none,
      stale: isStale(lane, sent) || (why !== undefined && why.text !== sent),
      ...(why ? { explanation: why.explanation } : {}),
      ...(removed.length > 0 && rest ? { logOdds: Math.log(rest.answer.positive / (1 - rest.answer.positive)) } : {}),
      ...(explaining ? { progress: 'working' } : {}),
      ...(lane.whyFailed && speed === whyOf ? { progress: 'failed' } : {}),
    };
  });

  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[5fr_7fr] lg:grid-rows-[auto_1fr]">
      <section className="min-w-0">
        <ReviewForm demo={demo} review={review} live={live} onLive={setLive}>
          <ModelChoiceRow choices={modelChoices} choice={choice} onChoice={choose} presence={presence} />
        </ReviewForm>
        <div className="mt-3 grid gap-3">
          {reachable ? (
            <ReviewFailures speeds={speeds} lanes={lanes} onRetry={review.retry} />
          ) : (
            <Notice kind="offline">{t('offline')}</Notice>
          )}
        </div>
      </section>
      <section
        aria-busy={speeds.some((speed) => lanes[speed].working)}
        className="min-w-0 lg:row-span-2 lg:border-line lg:border-l lg:pl-12"
      >
        <ReviewAnswers speeds={speeds} state={review} sent={sent} />
        <WhyView
          key={choice}
          reasons={reasons}
          onLeaveOut={review.leaveOut}
          onRestore={review.restore}
          onShow={setTab}
          onAgain={review.explainAgain}
        />
      </section>
      <div className="min-w-0">
        <ApiPanel text={sent} choice={choice} />
      </div>
    </div>
  );
}

const none: ReadonlySet<number> = new Set();
