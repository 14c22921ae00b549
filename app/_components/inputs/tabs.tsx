'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly panel: ReactNode;
}

interface TabsProps {
  /** Accessible name of the row of tabs. */
  label: string;
  tabs: readonly Tab[];
  initial?: string;
  onShow?: (id: string) => void;
  /** The panel begins right under the row. */
  tight?: boolean;
}

/**
 * Tabs as the ARIA practices describe them: arrows, Home and End move and show. A panel is made when it is first
 * shown and kept after, so that nothing typed in it is lost.
 */
export function Tabs({ label, tabs, initial, onShow, tight = false }: TabsProps) {
  const base = useId();
  const [shown, setShown] = useState(tabs.find((tab) => tab.id === initial)?.id ?? tabs[0]?.id);
  const [visited, setVisited] = useState<readonly (string | undefined)[]>([shown]);
  const buttons = useRef(new Map<string, HTMLButtonElement>());

  function show(id: string) {
    setShown(id);
    setVisited((before) => (before.includes(id) ? before : [...before, id]));
    onShow?.(id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!tab) return;
    event.preventDefault();
    show(tab.id);
    buttons.current.get(tab.id)?.focus();
  }

  return (
    <div>
      <div role="tablist" aria-label={label} className="flex flex-wrap gap-x-6 border-line border-b">
        {tabs.map((tab) => (
          <button
            key={tab.id}
            ref={(button) => {
              if (button) buttons.current.set(tab.id, button);
            }}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            aria-selected={tab.id === shown}
            aria-controls={`${base}-${tab.id}-panel`}
            tabIndex={tab.id === shown ? 0 : -1}
            onClick={() => show(tab.id)}
            onKeyDown={onKeyDown}
            className="-mb-px min-h-11 border-transparent border-b-3 forced-colors:not-aria-selected:border-[canvas] px-1 text-ink-soft hover:text-pencil aria-selected:border-pencil aria-selected:font-semibold aria-selected:text-ink"
          >
            {tab.title}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${base}-${tab.id}-panel`}
          aria-labelledby={`${base}-${tab.id}`}
          hidden={tab.id !== shown}
          className={tight ? '' : 'pt-6'}
        >
          {visited.includes(tab.id) ? tab.panel : null}
        </div>
      ))}
    </div>
  );
}
