'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ApiPanel } from '@/app/_components/api-panel/api-panel';
import { Button } from '@/app/_components/inputs/button';
import { Announcement } from '@/app/_components/outputs/announcement';
import { AnswerView } from '@/app/_components/outputs/answer-view';
import { Notice } from '@/app/_components/outputs/notice';
import { WhyView } from '@/app/_components/outputs/why-view';
import { certaintyOf } from '@/lib/demos/certainty';
import type { Demo } from '@/lib/demos/demo';
import { percent } from '@/lib/demos/percent';
import { ReviewForm } from './review-form';
import { useReachable } from './use-reachable';
import { useReview } from './use-review';

const failureWords = {
  network: 'failNetwork',
  busy: 'failBusy',
  tooLarge: 'failTooLarge',
  unavailable: 'failUnavailable',
  answer: 'failAnswer',
} as const;

/** Question left, answer right; on a phone one under the other. */
export function ReviewDesk({ demo }: { demo: Demo }) {
  const t = useTranslations('review');
  const locale = useLocale();
  const { reachable, look } = useReachable();
  const [live, setLive] = useState(true);
  const review = useReview(demo, { locale, live, reachable, onNetworkFailure: look });
  const { answered, failure, leftOut, working } = review;
  const whole = answered?.answer;
  const shown = leftOut.size > 0 ? (review.rest ?? whole) : whole;
  const stale = working || (answered !== undefined && answered.text !== review.sent);

  let spoken = '';
  if (shown && !stale && !failure) {
    const sure = shown.label === 'positive' ? shown.positive : 1 - shown.positive;
    const words = { label: t(shown.label), value: percent(sure), certainty: t(certaintyOf(sure)) };
    spoken = leftOut.size > 0 ? t('announceLeftOut', { count: leftOut.size, ...words }) : t('announce', words);
  }

  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <section className="min-w-0">
        <ReviewForm demo={demo} review={review} live={live} onLive={setLive} />
        <div className="mt-3 grid gap-3">
          {!reachable && <Notice kind="offline">{t('offline')}</Notice>}
          {reachable && failure && (
            <Notice kind="alert" action={<Button onClick={review.retry}>{t('retry')}</Button>}>
              {failure.said ?? t(failureWords[failure.reason])}
            </Notice>
          )}
        </div>
      </section>
      <section aria-busy={working} className="min-w-0 lg:row-span-2 lg:border-line lg:border-l lg:pl-12">
        <AnswerView
          stale={stale}
          {...(shown ? { answer: shown } : {})}
          {...(leftOut.size > 0 && whole ? { before: whole.positive } : {})}
        />
        <WhyView
          stale={stale}
          leftOut={leftOut}
          onLeaveOut={review.leaveOut}
          {...(whole?.explanation ? { explanation: whole.explanation } : {})}
        />
        <Announcement text={spoken} />
      </section>
      <div className="min-w-0">
        <ApiPanel text={review.sent} />
      </div>
    </div>
  );
}
