'use client';

import { useCallback, useEffect, useState } from 'react';

/** How often a server that is gone is looked for. */
const lookEveryMs = 3000;

/**
 * Whether the server can be reached. The browser's word that it is offline only gives a reason to look: a classroom
 * without internet, or the server's own computer without a network, reaches it all the same.
 */
export function useReachable(): { reachable: boolean; look: () => Promise<void> } {
  const [reachable, setReachable] = useState(true);
  const look = useCallback(async () => setReachable(await isServerThere()), []);

  useEffect(() => {
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, [look]);

  useEffect(() => {
    if (reachable) return;
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [reachable, look]);

  return { reachable, look };
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(lookEveryMs) })).ok;
  } catch {
    // No answer at all: that is what was to be found out.
    return false;
  }
}
