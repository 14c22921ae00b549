import type { TextSpan } from '@/lib/demos/left-out';
import type { Speed } from '@/lib/demos/model-choice';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import type { Explanation } from '@/lib/serving/handler';
import type { AskFailure } from './ask-predict';

/** An answer with how long it took, measured around its request. */
export interface TimedAnswer {
  readonly answer: ReviewAnswer;
  readonly ms: number;
}

/** What one model has said. An answer stays until the next one takes its place. */
export interface Lane {
  readonly whole?: TimedAnswer & { readonly text: string };
  /** The answer without the words that are left out. */
  readonly rest?: TimedAnswer;
  /** Why, for the text that was explained last. */
  readonly why?: { readonly text: string; readonly explanation: Explanation };
  readonly working: boolean;
  /** The server still loads the model. */
  readonly loading: boolean;
  readonly failure?: AskFailure;
  /** The reasons of the current answer could not be had. */
  readonly whyFailed: boolean;
}

/** What the review page shows. */
export interface ReviewState {
  readonly text: string;
  /** The text that was answered last: the one whose words can be left out. */
  readonly subject: string;
  /** What is left out of it, as places in the text that the models read; in order, not overlapping. */
  readonly removed: readonly TextSpan[];
  readonly lanes: Readonly<Record<Speed, Lane>>;
  /** Analysing was asked for with nothing in the box. */
  readonly emptyRefused: boolean;
}

export type ReviewEvent =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'asked' | 'loading' | 'dropped' | 'whyFailed' | 'whyAgain'; readonly speed: Speed }
  | ({ readonly type: 'answered'; readonly speed: Speed; readonly text: string } & TimedAnswer)
  | { readonly type: 'explained'; readonly speed: Speed; readonly text: string; readonly explanation: Explanation }
  | { readonly type: 'removed'; readonly removed: readonly TextSpan[] }
  | ({ readonly type: 'restAnswered'; readonly speed: Speed } & TimedAnswer)
  | { readonly type: 'failed'; readonly speed: Speed; readonly failure: AskFailure }
  | { readonly type: 'emptyRefused' };

const emptyLane: Lane = { working: false, loading: false, whyFailed: false };

export const emptyReview: ReviewState = {
  text: '',
  subject: '',
  removed: [],
  lanes: { fast: emptyLane, accurate: emptyLane },
  emptyRefused: false,
};

/** The one door between the page's states. */
export function reviewReducer(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.type) {
    case 'typed':
      // An empty box has no answer; anything else keeps the old one, dimmed, until the new one comes.
      if (event.text.trim() === '') return { ...emptyReview, text: event.text };
      return { ...state, text: event.text, emptyRefused: false };
    case 'emptyRefused':
      return { ...state, emptyRefused: true };
    case 'answered': {
      // The first answer to a new text puts every word back, whichever model gives it.
      const { removed, lanes } = state;
      const start =
        event.text === state.subject ? { removed, lanes } : { removed: [], lanes: eachLane(state, withoutRest) };
      return { ...withLane({ ...state, ...start }, event.speed, (lane) => answered(lane, event)), subject: event.text };
    }
    case 'removed':
      return event.removed.length === 0
        ? { ...state, removed: [], lanes: eachLane(state, restored) }
        : { ...state, removed: event.removed };
    default:
      return withLane(state, event.speed, (lane) => laneAfter(lane, event));
  }
}

type LaneEvent = Extract<ReviewEvent, { readonly speed: Speed }>;

function laneAfter(lane: Lane, event: Exclude<LaneEvent, { type: 'answered' }>): Lane {
  switch (event.type) {
    case 'asked':
      return { ...without(lane, 'failure'), working: true, loading: false };
    case 'loading':
      return { ...lane, loading: true };
    case 'dropped':
      return { ...lane, working: false, loading: false };
    case 'failed':
      return { ...lane, failure: event.failure, working: false, loading: false };
    case 'restAnswered':
      return { ...lane, rest: { answer: event.answer, ms: event.ms }, working: false, loading: false };
    case 'explained':
      return { ...lane, why: { text: event.text, explanation: event.explanation }, whyFailed: false };
    case 'whyFailed':
      return { ...lane, whyFailed: true };
    case 'whyAgain':
      return { ...lane, whyFailed: false };
  }
}

function answered(lane: Lane, { text, answer, ms }: Extract<ReviewEvent, { type: 'answered' }>): Lane {
  const { explanation } = answer;
  return {
    ...without(lane, 'failure'),
    whole: { text, answer, ms },
    ...(explanation ? { why: { text, explanation } } : {}),
    working: false,
    loading: false,
    whyFailed: false,
  };
}

/** Every word is back: what was said without some of them no longer counts, nor does a question about it. */
function restored(lane: Lane): Lane {
  return { ...without(withoutRest(lane), 'failure'), working: false, loading: false };
}

function withoutRest(lane: Lane): Lane {
  return without(lane, 'rest');
}

function eachLane({ lanes }: ReviewState, change: (lane: Lane) => Lane): ReviewState['lanes'] {
  return { fast: change(lanes.fast), accurate: change(lanes.accurate) };
}

function withLane(state: ReviewState, speed: Speed, change: (lane: Lane) => Lane): ReviewState {
  return { ...state, lanes: { ...state.lanes, [speed]: change(state.lanes[speed]) } };
}

function without<Name extends 'failure' | 'rest'>(lane: Lane, name: Name): Omit<Lane, Name> {
  const { [name]: _, ...rest } = lane;
  return rest;
}
