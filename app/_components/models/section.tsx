import type { ReactNode } from 'react';

interface SectionProps {
  id: string;
  title: string;
  /** A sentence under the title. */
  lead?: string;
  /** At the right end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a model's page under its ruled title, with an address of its own. */
export function Section({ id, title, lead, aside, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-ink border-b-2 pb-2">
        <h2 id={`${id}-title`} className="text-head">
          {title}
        </h2>
        {aside}
      </div>
      {lead && <p className="mt-3 max-w-(--measure) text-ink-soft">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
