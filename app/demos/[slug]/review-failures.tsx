'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Notice } from '@/app/_components/outputs/notice';
import type { Speed } from '@/lib/demos/model-choice';
import type { ReviewState } from './review-state';

const failureWords = {
  network: 'failNetwork',
  busy: 'failBusy',
  tooLarge: 'failTooLarge',
  loading: 'failUnavailable',
  unavailable: 'failUnavailable',
  answer: 'failAnswer',
} as const;

interface ReviewFailuresProps {
  speeds: readonly Speed[];
  lanes: ReviewState['lanes'];
  onRetry: (speed: Speed) => void;
}

/** What went wrong and what to do about it. What happened to both models alike is said once. */
export function ReviewFailures({ speeds, lanes, onRetry }: ReviewFailuresProps) {
  const t = useTranslations('review');
  const names = useTranslations('models');
  const failed = new Map<string, Speed[]>();
  for (const speed of speeds) {
    const { failure } = lanes[speed];
    if (!failure) continue;
    const sentence = failure.said ?? t(failureWords[failure.reason]);
    failed.set(sentence, [...(failed.get(sentence) ?? []), speed]);
  }
  return [...failed].map(([sentence, which]) => (
    <Notice key={sentence} kind="alert" action={<Button onClick={() => which.forEach(onRetry)}>{t('retry')}</Button>}>
      {which.length === speeds.length
        ? sentence
        : names('failedOf', { name: which.map((speed) => names(speed)).join(', '), sentence })}
    </Notice>
  ));
}
