import type { VersionState } from '@/lib/serving/model-server';

/** A resting version is AVAILABLE but refuses work for now. */
export type ShownState = VersionState | 'resting';

/** What stands beside the word of a state: each its own shape, so that none hangs on colour. */
export function StateMark({ state }: { state: ShownState }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-[0.9em] shrink-0 fill-none stroke-2 stroke-current">
      {state === 'END' ? <path d="M3 3l10 10M13 3 3 13" strokeLinecap="round" /> : <circle cx="8" cy="8" r="6" />}
      {state === 'AVAILABLE' && <circle cx="8" cy="8" r="6" className="fill-current" />}
      {state === 'LOADING' && <path d="M8 2v12A6 6 0 0 1 8 2z" className="fill-current" />}
      {state === 'UNLOADING' && <path d="M2 8h12A6 6 0 0 1 2 8z" className="fill-current" />}
      {state === 'resting' && <path d="M6.5 5.5v5M9.5 5.5v5" />}
    </svg>
  );
}
