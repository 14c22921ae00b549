'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { decidingWords } from '@/lib/demos/deciding-words';
import type { Explanation } from '@/lib/serving/handler';
import { EvidenceWord } from './evidence-word';

interface EvidenceWordsProps {
  explanation: Explanation;
  leftOut: ReadonlySet<number>;
  onToggle: (index: number) => void;
}

/** A long review has thousands of words; the first ones are drawn at once, the others when asked for. */
const drawnAtOnce = 200;

/** The text as the model reads it, each word with its weight. What stands between words is shown but can't be pressed. */
export function EvidenceWords({ explanation, leftOut, onToggle }: EvidenceWordsProps) {
  const t = useTranslations('review');
  const [wholeOf, setWholeOf] = useState('');
  const { text, tokens } = explanation;
  const drawn = wholeOf === text ? tokens : tokens.slice(0, drawnAtOnce);
  const hidden = tokens.length - drawn.length;
  const strongest = tokens.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), 0);
  const marks = decidingWords(explanation);

  /** What stands between a word and the next one, or the end. */
  function afterWord(index: number): string {
    return text.slice(tokens[index]?.end, tokens[index + 1]?.start);
  }

  /** The full stop or so that belongs to the word before it and never begins a line. */
  function glued(index: number): string {
    return /^\S{0,3}/.exec(afterWord(index))?.[0] ?? '';
  }

  if (tokens.length === 0) return <p className="h-42 border-line border-t pt-3 text-ink-soft">{t('whyNone')}</p>;
  return (
    <div className="relative h-42 overflow-y-auto border-line border-t pt-2">
      <p lang="ko" className="leading-none">
        {drawn.map((token, index) => (
          <EvidenceWord
            // A word's place in the text is what it is: the same word may stand there twice.
            key={token.start}
            before={index === 0 ? text.slice(0, token.start) : afterWord(index - 1).slice(glued(index - 1).length)}
            after={glued(index)}
            word={text.slice(token.start, token.end)}
            evidence={token}
            strength={strongest > 0 ? Math.abs(token.weight) / strongest : 0}
            leftOut={leftOut.has(index)}
            mark={marks.indexOf(index)}
            onToggle={() => onToggle(index)}
          />
        ))}
        {hidden === 0 && (
          <span className="evidence-gap">{afterWord(tokens.length - 1).slice(glued(tokens.length - 1).length)}</span>
        )}
      </p>
      {hidden > 0 && (
        <Button look="quiet" onClick={() => setWholeOf(text)}>
          {t('showRest', { count: hidden })}
        </Button>
      )}
    </div>
  );
}
