'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { Announcement } from '@/app/_components/outputs/announcement';
import { followMark } from './follow-mark';

interface LiveStatesProps {
  /** Of the states that the page shows. */
  mark: string;
  /** A sentence for each version as the page shows it; those that are new are read out. */
  said: readonly string[];
  /** Without scripts; while the server answers; while it doesn't. */
  words: { readonly still: string; readonly live: string; readonly lost: string };
}

/** Draws the page anew when a version's state changes. What was typed, the focus and the place stay as they are. */
export function LiveStates({ mark, said, words }: LiveStatesProps) {
  const { refresh } = useRouter();
  const [contact, setContact] = useState<keyof LiveStatesProps['words']>('still');
  const [isDrawing, draw] = useTransition();
  const shown = useRef({ mark, isDrawing });
  const [told, setTold] = useState({ said, news: '' });

  if (told.said !== said) {
    const news = said.filter((sentence) => !told.said.includes(sentence)).join('. ');
    setTold({ said, news: news || told.news });
  }

  useEffect(() => {
    shown.current = { mark, isDrawing };
  }, [mark, isDrawing]);

  useEffect(
    () =>
      followMark((now) => {
        setContact(now === undefined ? 'lost' : 'live');
        if (now !== undefined && now !== shown.current.mark && !shown.current.isDrawing) draw(() => refresh());
      }),
    [refresh],
  );

  return (
    <>
      <p className="text-ink-soft text-note">{words[contact]}</p>
      <Announcement text={told.news} />
    </>
  );
}
