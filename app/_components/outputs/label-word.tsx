import { Frown, Smile } from 'lucide-react';

interface LabelWordProps {
  label: 'positive' | 'negative';
  /** 긍정 or 부정, in the page's language. */
  word: string;
}

/** A label in words with its face and its colour; size follows the surrounding text. */
export function LabelWord({ label, word }: LabelWordProps) {
  const Icon = label === 'positive' ? Smile : Frown;
  return (
    <span
      className={`inline-flex items-center gap-[0.35em] whitespace-nowrap font-bold ${label === 'positive' ? 'text-positive' : 'text-negative'}`}
    >
      <Icon aria-hidden className="size-[1.1em] shrink-0" />
      {word}
    </span>
  );
}
