'use client';

import { useTranslations } from 'use-intl';
import { signed } from '@/lib/demos/signed';
import type { TokenEvidence } from '@/lib/serving/handler';
import { PencilLine } from './pencil-line';

interface EvidenceWordProps {
  /** What stands between the word before and this one: a space, a one-letter word. */
  before: string;
  /** What hangs on the word: a full stop, a comma. */
  after: string;
  word: string;
  evidence: TokenEvidence;
  /** Weight relative to the strongest word's, 0..1. */
  strength: number;
  leftOut: boolean;
  /** Rank among the words that decided, from 0; -1: none of them. */
  mark: number;
  onToggle: () => void;
}

/**
 * One word with its signed weight under it. Which way it pushes is said five times over: sign, triangle, colour,
 * underline (straight or wavy) and, for those who listen, in words.
 */
export function EvidenceWord({ before, after, word, evidence, strength, leftOut, mark, onToggle }: EvidenceWordProps) {
  const t = useTranslations('review');
  const { known, weight } = evidence;
  const side = !known || weight === 0 ? 'unknown' : weight > 0 ? 'positive' : 'negative';
  return (
    <>
      {before !== '' && <span className="evidence-gap">{before}</span>}
      <span className="whitespace-nowrap">
        <button type="button" aria-pressed={leftOut} onClick={onToggle} className={`evidence-word ${side}`}>
          <span className="evidence-ink" style={{ '--strength': strength }}>
            {word}
            {mark >= 0 && !leftOut && <PencilLine seed={mark} />}
          </span>
          <span className="numeric evidence-weight">
            {side === 'positive' && <span aria-hidden="true">▲ </span>}
            {side === 'negative' && <span aria-hidden="true">▼ </span>}
            {leftOut ? t('stateOut') : known ? signed(weight) : t('unknown')}
            {side !== 'unknown' && <span className="sr-only"> {t(side)}</span>}
          </span>
        </button>
        {after !== '' && <span className="evidence-gap">{after}</span>}
      </span>
    </>
  );
}
