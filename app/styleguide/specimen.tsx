import type { ReactNode } from 'react';

/** One state of a part, under its name. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-line border-b py-3 last:border-b-0">
      <p className="mb-2 text-ink-soft text-note">{name}</p>
      {children}
    </div>
  );
}
