'use client';

import { useEffect, useEffectEvent, useReducer, useRef } from 'react';
import type { Locale } from '@/app/_i18n/locale';
import type { Demo } from '@/lib/demos/demo';
import { leaveOutWords } from '@/lib/demos/leave-out-words';
import { type Asked, askPredict } from './ask-predict';
import { classifyReview } from './classify-review';
import { emptyReview, reviewReducer } from './review-state';

/** Long enough to let a syllable be finished, short enough to feel live. */
const typingPauseMs = 250;

interface ReviewOptions {
  readonly locale: Locale;
  /** Ask while the person types. */
  readonly live: boolean;
  readonly reachable: boolean;
  /** Called when no answer came at all. */
  readonly onNetworkFailure: () => void;
}

/** Keeps a review and its answer. Of all questions in flight only the latest one counts. */
export function useReview(demo: Demo, { locale, live, reachable, onNetworkFailure }: ReviewOptions) {
  const [state, dispatch] = useReducer(reviewReducer, emptyReview);
  const latest = useRef<AbortController>(undefined);
  const submitting = useRef<string>(undefined);
  const again = useRef<() => void>(() => {});
  // What is sent, counted and shown as code: macOS may hand over letters in pieces.
  const text = state.text.normalize('NFC');
  const isEmpty = text.trim() === '';
  const over = Math.max(0, text.length - demo.maxLength);

  /** Makes its question the latest one. @returns undefined when a later one took its place. */
  async function ask(question: (signal: AbortSignal) => Promise<Asked>): Promise<Asked | undefined> {
    latest.current?.abort();
    const mine = new AbortController();
    latest.current = mine;
    dispatch({ type: 'asked' });
    try {
      const asked = await question(mine.signal);
      if (mine.signal.aborted) return undefined;
      if (!asked.ok) {
        dispatch({ type: 'failed', failure: asked.failure });
        if (asked.failure.reason === 'network') onNetworkFailure();
      }
      return asked;
    } catch (error) {
      if (mine.signal.aborted) return undefined;
      throw error;
    }
  }

  async function askWhole(question: (signal: AbortSignal) => Promise<Asked>) {
    const asked = await ask(question);
    if (asked?.ok) dispatch({ type: 'answered', text, answer: asked.answer });
  }

  async function askLive() {
    again.current = askLive;
    await askWhole((signal) => askPredict(text, locale, signal));
  }

  /** The button and Ctrl+Enter. The same text twice is one question. */
  async function submit() {
    if (isEmpty) return dispatch({ type: 'emptyRefused' });
    if (over > 0 || submitting.current === text) return;
    submitting.current = text;
    again.current = submit;
    try {
      await askWhole(() => askAction(demo.slug, text, locale));
    } finally {
      submitting.current = undefined;
    }
  }

  /** Takes words out of the answered review, or puts them back, and asks about what is left. */
  async function leaveOut(leftOut: ReadonlySet<number>) {
    const explanation = state.answered?.answer.explanation;
    if (!explanation) return;
    dispatch({ type: 'leftOut', leftOut });
    if (leftOut.size === 0) {
      latest.current?.abort();
      return;
    }
    again.current = () => leaveOut(leftOut);
    const rest = leaveOutWords(explanation.text, explanation.tokens, leftOut);
    const asked = await ask((signal) => askPredict(rest, locale, signal));
    if (asked?.ok) dispatch({ type: 'restAnswered', rest: asked.answer });
  }

  function type(typed: string) {
    if (typed.trim() === '') latest.current?.abort();
    dispatch({ type: 'typed', text: typed });
  }

  const askAfterPause = useEffectEvent(() => {
    if (state.answered?.text !== text) askLive();
  });
  useEffect(() => {
    if (!live || !reachable || isEmpty || over > 0 || text === '') return;
    const timer = setTimeout(askAfterPause, typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, live, reachable, isEmpty, over]);
  useEffect(() => () => latest.current?.abort(), []);

  return { ...state, sent: text, isEmpty, over, type, submit, leaveOut, retry: () => again.current() };
}

/** The server action as one more way to be answered; an action that can't reach the server rejects. */
async function askAction(slug: string, text: string, locale: Locale): Promise<Asked> {
  try {
    const result = await classifyReview(slug, text);
    if (result.ok) return { ok: true, answer: result.value };
    return { ok: false, failure: { reason: 'answer', said: result.failure.message[locale] } };
  } catch {
    return { ok: false, failure: { reason: 'network' } };
  }
}
