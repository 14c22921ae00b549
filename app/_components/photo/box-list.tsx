'use client';

import { type PointerEvent, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { findCascade } from '@/lib/demos/cascade-guide';
import { unknownNoun } from '@/lib/demos/cascade-nouns';
import type { OuterBox } from '@/lib/protocols/detect-answer';
import { type ListedBox, listBoxes } from './list-boxes';

interface BoxListProps {
  boxes: readonly OuterBox[];
  lit?: string | undefined;
  onLit: (id: string | undefined) => void;
  /** What an outer box shows, in the page's language: "얼굴". */
  noun: string;
}

/** The boxes in words: what the drawing shows, for eyes, fingers and screen readers alike. Focus lights a box up. */
export function BoxList({ boxes, lit, onLit, noun }: BoxListProps) {
  const t = useTranslations('faces-view');
  const locale = useLocale();
  const list = useRef<HTMLOListElement>(null);

  /** The pointer has left; what the keyboard stands on shines on. */
  function onPointerLeave({ pointerType }: PointerEvent) {
    if (pointerType !== 'mouse') return;
    const focused = list.current?.querySelector<HTMLElement>('button:focus');
    onLit(focused?.dataset.box);
  }

  const button = (item: ListedBox, name: string) => (
    <button
      type="button"
      data-box={item.id}
      data-lit={item.id === lit}
      onFocus={() => onLit(item.id)}
      onBlur={() => onLit(undefined)}
      onClick={() => onLit(item.id)}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && onLit(item.id)}
      onPointerLeave={onPointerLeave}
      className="box-row"
    >
      <BoxWords item={item} name={name} />
    </button>
  );

  return (
    <ol ref={list} aria-label={t('list')}>
      {listBoxes(boxes).map((outer) => (
        <li key={outer.id} className="border-line border-b last:border-b-0">
          {button(outer, capital(noun))}
          {outer.inner.length > 0 && (
            <ol
              aria-label={t('listInside', { name: `${noun} ${outer.number}` })}
              className="mb-1 ml-6 border-line border-l-2"
            >
              {outer.inner.map((inner) => {
                const { one } = findCascade(inner.cascade ?? '')?.noun ?? unknownNoun;
                return <li key={inner.id}>{button(inner, capital(one[locale]))}</li>;
              })}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

function BoxWords({ item: { box, number }, name }: { item: ListedBox; name: string }) {
  const t = useTranslations('faces-view');
  const { x, y, width, height, neighbors } = box;
  return (
    <>
      <strong className="font-semibold">
        {name} {number}
      </strong>
      <span className="sr-only"> — </span>
      <span className="numeric text-ink-soft text-note">
        {t('place', {
          x: Math.round(x),
          y: Math.round(y),
          width: Math.round(width),
          height: Math.round(height),
          neighbors,
        })}
      </span>
    </>
  );
}

/** English nouns begin a line here; Korean ones have no capitals. */
function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
