'use client';

import { type Dispatch, type RefObject, useEffect, useEffectEvent } from 'react';
import type { Locale } from '@/app/_i18n/locale';
import type { Speed } from '@/lib/demos/model-choice';
import { askPredict } from './ask-predict';
import type { Lane, ReviewEvent } from './review-state';

/**
 * The accurate model answers once for each word to say why, so while somebody types it is asked only after a pause in
 * which the answer itself was long seen.
 */
const whyPauseMs = 900;

interface WhyOptions {
  readonly text: string;
  /** The model whose reasons are looked at. */
  readonly speed: Speed;
  readonly lane: Lane;
  readonly locale: Locale;
  readonly live: boolean;
  /** When a key was last pressed, on the clock of `performance.now()`; 0 after the button. */
  readonly typedAtMs: RefObject<number>;
  readonly dispatch: Dispatch<ReviewEvent>;
}

/**
 * Asks why once the answer is there, in one request, and calls it off as soon as the text changes or nobody looks any
 * more. The quick model never needs it: its reasons come with its answer.
 */
export function useWhy({ text, speed, lane, locale, live, typedAtMs, dispatch }: WhyOptions): { explaining: boolean } {
  const answered = lane.whole?.text === text && !lane.working;
  const explaining = answered && lane.why?.text !== text && !lane.whyFailed;

  const ask = useEffectEvent(async (signal: AbortSignal) => {
    try {
      const asked = await askPredict({ text, speed, explain: true, locale }, signal);
      const explanation = asked.ok ? asked.answer.explanation : undefined;
      dispatch(explanation ? { type: 'explained', speed, text, explanation } : { type: 'whyFailed', speed });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  });

  useEffect(() => {
    if (!explaining || text === '') return;
    const controller = new AbortController();
    const waitMs = live && typedAtMs.current > 0 ? typedAtMs.current + whyPauseMs - performance.now() : 0;
    const timer = setTimeout(() => void ask(controller.signal), Math.max(0, waitMs));
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [explaining, text, live, typedAtMs]);

  return { explaining };
}
