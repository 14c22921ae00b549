import type { ReactNode } from 'react';

interface BothThemesProps {
  words: { readonly light: string; readonly dark: string };
  children: ReactNode;
}

/** The same parts twice: on paper and on the chalkboard, whatever theme the page itself has. */
export function BothThemes({ words, children }: BothThemesProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {(['light', 'dark'] as const).map((theme) => (
        <section
          key={theme}
          data-theme={theme}
          aria-label={words[theme]}
          className="min-w-0 rounded-md border border-line bg-paper p-4 text-ink"
        >
          {children}
        </section>
      ))}
    </div>
  );
}
