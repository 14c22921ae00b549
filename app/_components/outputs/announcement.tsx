'use client';

import { useEffect, useState } from 'react';

/** While someone types, a new answer comes with every pause; a screen reader hears only the one that stays. */
const quietMs = 1000;

/** Reads `text` out politely once it has stayed the same for a second. */
export function Announcement({ text }: { text: string }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {spoken}
    </p>
  );
}
