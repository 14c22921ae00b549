import { ExternalLink } from 'lucide-react';
import type { Inline } from './read-card';

/** The pieces of a line of a model card. */
export function InlineView({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a card is drawn once and its parts have no names.
    <PartView key={index} part={part} />
  ));
}

function PartView({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return (
        <code translate="no" className="rounded-sm bg-sheet px-1 text-[0.94em]">
          {part.text}
        </code>
      );
    case 'strong':
      return (
        <strong>
          <InlineView parts={part.parts} />
        </strong>
      );
    case 'del':
      return (
        <del>
          <InlineView parts={part.parts} />
        </del>
      );
    case 'break':
      return <br />;
    case 'link':
      // Somebody else's address: it learns nothing of where the person came from.
      return (
        <a
          href={part.href}
          rel="noreferrer noopener nofollow external"
          className="underline underline-offset-4 hover:text-pencil"
        >
          <InlineView parts={part.parts} />
          <ExternalLink aria-hidden className="ml-1 inline size-[0.9em] align-baseline" />
        </a>
      );
  }
}
