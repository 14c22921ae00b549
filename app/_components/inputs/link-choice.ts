import type { ModelChoice } from '@/lib/demos/model-choice';

/** Puts the choice of models into the page's address, so that a teacher can link to it. Nothing else is kept of it. */
export function linkChoice(choice: ModelChoice): void {
  const address = new URL(window.location.href);
  address.searchParams.set('models', choice);
  window.history.replaceState(null, '', address);
}
