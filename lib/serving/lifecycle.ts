import type { VersionState } from './model-server';

/** Where each state may go. END is final: trying a version again makes a new object with a new START. */
const nextStates: Readonly<Record<VersionState, readonly VersionState[]>> = {
  START: ['LOADING', 'END'],
  LOADING: ['AVAILABLE', 'END'],
  AVAILABLE: ['UNLOADING'],
  UNLOADING: ['END'],
  END: [],
};

/**
 * The one door between the states of a version. A load that fails goes from LOADING straight to END, and a version
 * that was never wanted from START to END.
 * @throws Error on any other step: that is a bug of the caller, never an expected failure.
 */
export function transition(state: VersionState, next: VersionState): VersionState {
  if (!nextStates[state].includes(next)) {
    const legal = nextStates[state].join(' or ') || 'nothing';
    throw new Error(`A version cannot go from ${state} to ${next}: after ${state} comes ${legal}.`);
  }
  return next;
}
