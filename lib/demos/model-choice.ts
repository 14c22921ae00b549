/** The two models that read reviews. */
export type Speed = 'fast' | 'accurate';

/** Which of them a page asks. */
export type ModelChoice = Speed | 'both';

export const modelChoices: readonly ModelChoice[] = ['fast', 'accurate', 'both'];

/** How far a model is: it answers, it is being loaded, or the server has none that works. */
export type Presence = 'ready' | 'loading' | 'absent';

export type ModelPresence = Readonly<Record<Speed, Presence>>;

/** The models of a choice, the quick one first. */
export function speedsOf(choice: ModelChoice): readonly Speed[] {
  return choice === 'both' ? ['fast', 'accurate'] : [choice];
}

/** Whether every model of a choice is there, or will be in a moment. */
export function isOffered(choice: ModelChoice, presence: ModelPresence): boolean {
  return speedsOf(choice).every((speed) => presence[speed] !== 'absent');
}

/**
 * The choice to begin with: what the page's address asks for (`?models=`), else both; never a model that isn't there
 * while another one is.
 */
export function firstChoice(asked: unknown, presence: ModelPresence): ModelChoice {
  const wish = modelChoices.find((choice) => choice === asked) ?? 'both';
  return (
    [wish, 'both' as const, 'fast' as const, 'accurate' as const].find((choice) => isOffered(choice, presence)) ??
    'fast'
  );
}
