import { useSyncExternalStore } from 'react';

/** Scheme, host and port that this page was loaded from: the address by which the person's machine reaches the server. */
export function useOrigin(): string {
  return useSyncExternalStore(
    neverChanges,
    () => location.origin,
    () => 'http://127.0.0.1:3000',
  );
}

function neverChanges(): () => void {
  return () => {};
}
