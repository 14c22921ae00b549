import type { Explanation } from '@/lib/serving/handler';

/** Words left out one by one; of a longer text runs of neighbouring words are left out together. */
const MAX_SPANS = 100;

export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/** What has to be classified to explain one text. */
export interface LeaveOneOut {
  readonly text: string;
  readonly spans: readonly WordSpan[];
  /** The text, then it without each span in turn, then nothing. */
  readonly variants: readonly string[];
}

/**
 * Plans the explanation of a text by leaving out its words, which are what stands between spaces. A text of more than
 * 100 words is cut into at most 100 runs of equally many words.
 */
export function planLeaveOneOut(text: string): LeaveOneOut {
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const perSpan = Math.max(1, Math.ceil(words.length / MAX_SPANS));
  const spans: WordSpan[] = [];
  for (let first = 0; first < words.length; first += perSpan) {
    const last = Math.min(first + perSpan, words.length) - 1;
    spans.push({ start: words[first].start, end: words[last].end });
  }
  return { text, spans, variants: [text, ...spans.map((span) => without(text, span)), ''] };
}

/**
 * A word's weight is what the log-odds lose when it is left out. Words that say the same share what they say, so the
 * weights seldom add up to the log-odds: the explanation is approximate.
 * @param logOdds  Of each of the plan's variants, in their order.
 */
export function explainLeftOut({ text, spans }: LeaveOneOut, logOdds: readonly number[]): Explanation {
  const whole = logOdds[0];
  return {
    kind: 'approximate',
    text,
    bias: logOdds[spans.length + 1],
    logOdds: whole,
    tokens: spans.map(({ start, end }, i) => ({ start, end, known: true, weight: whole - logOdds[i + 1] })),
  };
}

/** With the space on one side of the span, so that no two stand in a row. */
function without(text: string, { start, end }: WordSpan): string {
  const after = text.slice(end).trimStart();
  return after === '' ? text.slice(0, start).trimEnd() : text.slice(0, start) + after;
}
