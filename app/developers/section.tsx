import type { ReactNode } from 'react';

interface SectionProps {
  id: string;
  title: string;
  lead: string;
  children: ReactNode;
}

/** A chapter of the page, at an address of its own. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-10 scroll-mt-4">
      <h2 id={`${id}-title`} className="border-ink border-b-2 pb-2 text-head">
        {title}
      </h2>
      <p className="mt-3 mb-4 max-w-(--measure)">{lead}</p>
      {children}
    </section>
  );
}
