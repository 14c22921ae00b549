'use client';

import { useEffect, useEffectEvent, useReducer, useRef } from 'react';
import { sleep } from '@/app/_components/batch/sleep';
import type { Locale } from '@/app/_i18n/locale';
import type { ReviewDemo } from '@/lib/demos/demo';
import { removedSpans, type TextSpan, textWithout } from '@/lib/demos/left-out';
import type { Speed } from '@/lib/demos/model-choice';
import { askPatiently } from './ask-patiently';
import { type Asked, askPredict } from './ask-predict';
import { classifyReview } from './classify-review';
import { emptyReview, reviewReducer, type TimedAnswer } from './review-state';
import { useWhy } from './use-why';

/** Long enough to let a syllable be finished, short enough to feel live. */
const typingPauseMs = 250;

interface ReviewOptions {
  readonly locale: Locale;
  /** The models that are asked. */
  readonly speeds: readonly Speed[];
  /** The model whose reasons are looked at. */
  readonly whyOf: Speed;
  /** Ask while the person types. */
  readonly live: boolean;
  readonly reachable: boolean;
  /** Called when no answer came at all. */
  readonly onNetworkFailure: () => void;
}

/** A question to one model that is on its way. */
interface Flight {
  readonly controller: AbortController;
  /** The whole text it is about; undefined for a text with words left out. */
  readonly whole?: string;
}

/** Keeps a review and its answers. Each model is asked by itself; of the questions to it only the latest one counts. */
export function useReview(demo: ReviewDemo, options: ReviewOptions) {
  const { locale, speeds, whyOf, live, reachable, onNetworkFailure } = options;
  const [state, dispatch] = useReducer(reviewReducer, emptyReview);
  const flights = useRef(new Map<Speed, Flight>());
  const again = useRef(new Map<Speed, () => void>());
  const submitting = useRef<string>(undefined);
  const typedAtMs = useRef(0);
  // What is sent, counted and shown as code: macOS may hand over letters in pieces.
  const text = state.text.normalize('NFC');
  const isEmpty = text.trim() === '';
  const over = Math.max(0, text.length - demo.maxLength);
  const chosen = speeds.join(' ');

  const why = useWhy({ text, speed: whyOf, lane: state.lanes[whyOf], locale, live, typedAtMs, dispatch });

  /** Makes its question the latest one to its model. @returns undefined when a later one took its place. */
  async function ask(
    speed: Speed,
    question: (signal: AbortSignal) => Promise<Asked>,
    whole?: string,
  ): Promise<TimedAnswer | undefined> {
    flights.current.get(speed)?.controller.abort();
    const flight: Flight = { controller: new AbortController(), ...(whole === undefined ? {} : { whole }) };
    flights.current.set(speed, flight);
    const { signal } = flight.controller;
    dispatch({ type: 'asked', speed });
    let startedMs = 0;
    const timed = (one: AbortSignal) => {
      startedMs = performance.now();
      return question(one);
    };
    try {
      const asked = await askPatiently(timed, { signal, sleep, onLoading: () => dispatch({ type: 'loading', speed }) });
      if (signal.aborted) return undefined;
      if (asked.ok) return { answer: asked.answer, ms: performance.now() - startedMs };
      dispatch({ type: 'failed', speed, failure: asked.failure });
      if (asked.failure.reason === 'network') onNetworkFailure();
      return undefined;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      if (flights.current.get(speed) === flight) flights.current.delete(speed);
    }
  }

  async function askWhole(speed: Speed, question: (signal: AbortSignal) => Promise<Asked>) {
    const timed = await ask(speed, question, text);
    if (timed) dispatch({ type: 'answered', speed, text, ...timed });
  }

  /** The quick model explains in the same breath; the other one is asked why when somebody looks. */
  function askLive(speed: Speed): Promise<void> {
    again.current.set(speed, () => void askLive(speed));
    return askWhole(speed, (signal) => askPredict({ text, speed, explain: speed === 'fast', locale }, signal));
  }

  /**
   * The button's way to the quick model is a server action. The accurate one is asked as programs do: actions run one
   * after another and can't be called off, so a slow one would hold up the next quick one.
   */
  function askOnSubmit(speed: Speed): Promise<void> {
    if (speed !== 'fast') return askLive(speed);
    again.current.set(speed, () => void askOnSubmit(speed));
    return askWhole(speed, () => askAction(demo.slug, text, locale));
  }

  /** The button and Ctrl+Enter. The same text twice is one question. */
  async function submit() {
    if (isEmpty) return dispatch({ type: 'emptyRefused' });
    if (over > 0 || submitting.current === text) return;
    submitting.current = text;
    typedAtMs.current = 0;
    dispatch({ type: 'removed', removed: [] });
    try {
      await Promise.all(speeds.map(askOnSubmit));
    } finally {
      submitting.current = undefined;
    }
  }

  /** Takes words out of the answered review, or puts them back, and asks each model about what is left. */
  function leaveOut(speed: Speed, leftOut: ReadonlySet<number>) {
    const explanation = state.lanes[speed].why?.explanation;
    if (!explanation) return;
    const removed = removedSpans(explanation, state.removed, leftOut);
    dispatch({ type: 'removed', removed });
    if (removed.length === 0) return restore();
    const rest = textWithout(readTexts(), removed);
    for (const one of speeds) void askRest(one, rest, removed);
  }

  function restore() {
    dispatch({ type: 'removed', removed: [] });
    for (const speed of speeds) {
      if (flights.current.get(speed)?.whole === undefined) flights.current.get(speed)?.controller.abort();
      // A word was pressed before this model had answered the whole text.
      if (state.lanes[speed].whole?.text !== text && state.subject === text) void askLive(speed);
    }
  }

  async function askRest(speed: Speed, rest: string, removed: readonly TextSpan[]) {
    again.current.set(speed, () => void askRest(speed, rest, removed));
    const timed = await ask(speed, (signal) => askPredict({ text: rest, speed, explain: false, locale }, signal));
    if (timed) dispatch({ type: 'restAnswered', speed, ...timed });
  }

  /** The answered text as each model reads it. */
  function readTexts(): readonly string[] {
    return speeds.flatMap((speed) => {
      const { why } = state.lanes[speed];
      return why?.text === state.subject ? [why.explanation.text] : [];
    });
  }

  function type(typed: string) {
    typedAtMs.current = performance.now();
    if (typed.trim() === '') abortAll();
    dispatch({ type: 'typed', text: typed });
  }

  function abortAll() {
    for (const { controller } of flights.current.values()) controller.abort();
  }

  const askMissing = useEffectEvent((isLive: boolean) => {
    const missing = speeds.filter(
      (speed) => state.lanes[speed].whole?.text !== text && flights.current.get(speed)?.whole !== text,
    );
    // Without live answers, a model that was added to the choice answers what the other one has answered.
    if (isLive || missing.length < speeds.length || state.subject === text) missing.forEach(askLive);
  });
  useEffect(() => {
    if (chosen === '' || !reachable || isEmpty || over > 0 || text === '') return;
    const timer = setTimeout(() => askMissing(live), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, live, reachable, isEmpty, over, chosen]);

  const dropOthers = useEffectEvent(() => {
    for (const [speed, { controller }] of flights.current) {
      if (speeds.includes(speed)) continue;
      controller.abort();
      dispatch({ type: 'dropped', speed });
    }
  });
  useEffect(() => {
    if (chosen !== '') dropOthers();
  }, [chosen]);

  const abortOnLeave = useEffectEvent(abortAll);
  useEffect(() => () => abortOnLeave(), []);

  return {
    ...state,
    sent: text,
    isEmpty,
    over,
    type,
    submit,
    leaveOut,
    restore,
    explaining: why.explaining,
    explainAgain: () => dispatch({ type: 'whyAgain', speed: whyOf }),
    retry: (speed: Speed) => again.current.get(speed)?.(),
  };
}

/** The server action as one more way to be answered; an action that can't reach the server rejects. */
async function askAction(slug: string, text: string, locale: Locale): Promise<Asked> {
  try {
    const result = await classifyReview(slug, text);
    if (result.ok) return { ok: true, answer: result.value };
    const reason = result.failure.code === 'model_unavailable' ? 'loading' : 'answer';
    return { ok: false, failure: { reason, said: result.failure.message[locale] } };
  } catch {
    return { ok: false, failure: { reason: 'network' } };
  }
}
