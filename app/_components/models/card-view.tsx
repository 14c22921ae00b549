import { CardTable } from './card-table';
import { InlineView } from './inline-view';
import type { Block } from './read-card';

/** A card's own headings begin under the page's: `#` is h3. */
const levels = ['h3', 'h4', 'h5', 'h6'] as const;

/** A model card, drawn from plain data: no HTML of its own ever reaches the page. */
export function CardView({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a card is drawn once and its parts have no names.
    <BlockView key={index} block={block} />
  ));
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = levels[Math.min(block.level, levels.length) - 1];
      return (
        <Heading className={`mt-6 first:mt-0 ${block.level === 1 ? 'text-head' : 'text-lead'}`}>
          <InlineView parts={block.parts} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p className="mt-3 first:mt-0">
          <InlineView parts={block.parts} />
        </p>
      );
    case 'code':
      return (
        <pre
          translate="no"
          className="mt-3 whitespace-pre-wrap rounded-md border border-line bg-sheet px-4 py-3 font-mono text-note leading-relaxed [word-break:normal]"
        >
          {block.text}
        </pre>
      );
    case 'quote':
      return (
        <blockquote className="mt-3 border-edge border-l-2 pl-4">
          <CardView blocks={block.blocks} />
        </blockquote>
      );
    case 'list':
      return <ListView list={block} />;
    case 'table':
      return <CardTable table={block} />;
    case 'rule':
      return <hr className="mt-8 border-line" />;
  }
}

function ListView({ list: { start, items } }: { list: Extract<Block, { kind: 'list' }> }) {
  const List = start === undefined ? 'ul' : 'ol';
  return (
    <List
      {...(start === undefined ? {} : { start })}
      className={`mt-3 pl-6 ${start === undefined ? 'list-disc' : 'list-decimal'}`}
    >
      {items.map((blocks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <li key={index} className="mt-1">
          <CardView blocks={blocks} />
        </li>
      ))}
    </List>
  );
}
