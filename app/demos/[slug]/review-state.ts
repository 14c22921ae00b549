import type { ReviewAnswer } from '@/lib/demos/review-answer';
import type { AskFailure } from './ask-predict';

/** What the review page shows. An answer stays until the next one takes its place. */
export interface ReviewState {
  readonly text: string;
  /** The text that was answered last, and its answer with the evidence of every word. */
  readonly answered?: { readonly text: string; readonly answer: ReviewAnswer };
  /** Words taken out of the answered text: indices into its evidence. */
  readonly leftOut: ReadonlySet<number>;
  /** The answer without them. */
  readonly rest?: ReviewAnswer;
  readonly working: boolean;
  readonly failure?: AskFailure;
  /** Analysing was asked for with nothing in the box. */
  readonly emptyRefused: boolean;
}

export type ReviewEvent =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'asked' }
  | { readonly type: 'answered'; readonly text: string; readonly answer: ReviewAnswer }
  | { readonly type: 'leftOut'; readonly leftOut: ReadonlySet<number> }
  | { readonly type: 'restAnswered'; readonly rest: ReviewAnswer }
  | { readonly type: 'failed'; readonly failure: AskFailure }
  | { readonly type: 'emptyRefused' };

export const emptyReview: ReviewState = { text: '', leftOut: new Set(), working: false, emptyRefused: false };

/** The one door between the page's states. */
export function reviewReducer(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.type) {
    case 'typed':
      // An empty box has no answer; anything else keeps the old one, dimmed, until the new one comes.
      if (event.text.trim() === '') return { ...emptyReview, text: event.text };
      return { ...state, text: event.text, emptyRefused: false };
    case 'asked':
      return { ...without(state, 'failure'), working: true, emptyRefused: false };
    case 'answered':
      return {
        text: state.text,
        answered: { text: event.text, answer: event.answer },
        leftOut: new Set(),
        working: false,
        emptyRefused: false,
      };
    case 'leftOut':
      return event.leftOut.size === 0
        ? { ...without(without(state, 'rest'), 'failure'), leftOut: event.leftOut, working: false }
        : { ...state, leftOut: event.leftOut };
    case 'restAnswered':
      return { ...state, rest: event.rest, working: false };
    case 'failed':
      return { ...state, failure: event.failure, working: false };
    case 'emptyRefused':
      return { ...state, emptyRefused: true };
  }
}

function without<Name extends 'failure' | 'rest'>(state: ReviewState, name: Name): Omit<ReviewState, Name> {
  const { [name]: _, ...rest } = state;
  return rest;
}
