import { percent } from '@/lib/demos/percent';

interface ProbabilityBarsProps {
  words: { readonly positive: string; readonly negative: string; readonly half: string };
  /** Probability of positive, 0..1. Absent: the empty axis. */
  positive?: number;
  /** What it was before words were left out; marked on the axis. */
  before?: number;
}

/**
 * Both probabilities on one fixed axis from 0 to 100 %, with the half-way line. Each bar says its word and its number;
 * positive is solid, negative hatched.
 */
export function ProbabilityBars({ words, positive, before }: ProbabilityBarsProps) {
  const rows = [
    { label: 'positive', word: words.positive, share: positive, was: before },
    { label: 'negative', word: words.negative, share: complement(positive), was: complement(before) },
  ] as const;
  return (
    <div className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 text-note">
      {rows.map(({ label, word, share, was }) => (
        <div key={label} className="contents">
          <span className={`font-semibold ${label === 'positive' ? 'text-positive' : 'text-negative'}`}>{word}</span>
          <span aria-hidden="true" className="relative my-1 block h-[1.5em] border-edge border-x bg-sheet">
            {share !== undefined && (
              <span className={`probability-bar ${label}`} style={{ width: `${share * 100}%` }} />
            )}
            {was !== undefined && (
              <span
                className="absolute -inset-y-0.5 w-0 border-ink border-l-2 border-dotted"
                style={{ left: `${was * 100}%` }}
              />
            )}
            <span className="absolute -inset-y-1 left-1/2 w-0 border-ink border-l outline outline-paper" />
          </span>
          <span className="numeric min-w-[4em] text-right font-semibold">
            {share === undefined ? '' : `${percent(share)} %`}
          </span>
        </div>
      ))}
      <span
        aria-hidden="true"
        className="numeric col-start-2 grid grid-cols-[1fr_auto_1fr] whitespace-nowrap pt-1 text-ink-soft leading-none"
      >
        <span>0 %</span>
        <span className="text-center">
          <span className="axis-half-word">{words.half} </span>50 %
        </span>
        <span className="text-right">100 %</span>
      </span>
    </div>
  );
}

function complement(share: number | undefined): number | undefined {
  return share === undefined ? undefined : 1 - share;
}
