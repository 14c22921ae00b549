import { type Failure, failure } from '@/lib/base/failure';

/** What a look at the engine found. `wrong`: it has the model, and the model isn't the one that is described here. */
export type EngineState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'away'; readonly failure: Failure; readonly code: string }
  | { readonly kind: 'wrong'; readonly failure: Failure };

export interface EngineHealthOptions {
  /** Looks at the engine; takes a bounded time and never rejects. @param isKnown  It was ready when last looked at. */
  readonly look: (isKnown: boolean) => Promise<EngineState>;
  readonly onChange: (state: EngineState) => void;
  readonly intervals?: Partial<HealthIntervals>;
}

/** Milliseconds from one look to the next. */
export interface HealthIntervals {
  readonly whileReady: number;
  /** After the first look that fails: one lost answer says little. */
  readonly whileDoubtful: number;
  readonly whileAway: number;
}

const defaultIntervals: HealthIntervals = { whileReady: 5000, whileDoubtful: 250, whileAway: 1000 };

/** An engine with another model is a matter for people. */
const retryWrongSeconds = 30;

/** Looks at an engine again and again, so that requests needn't find out that it is away, and that it is back. */
export interface EngineHealth {
  /** The first look; then it goes on by itself. */
  start(): Promise<EngineState>;
  /** Why nothing should be sent now. */
  resting(): Failure | undefined;
  /** A request got no answer: look now. */
  doubt(): void;
  stop(): void;
}

export function createEngineHealth({ look, onChange, intervals }: EngineHealthOptions): EngineHealth {
  const { whileReady, whileDoubtful, whileAway } = { ...defaultIntervals, ...intervals };
  let state: EngineState | undefined;
  let failedLooks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLooking = false;
  let isStopped = false;

  async function lookOnce(): Promise<EngineState> {
    isLooking = true;
    const wasReady = state?.kind === 'ready';
    const seen = await look(wasReady);
    isLooking = false;
    failedLooks = seen.kind === 'ready' ? 0 : failedLooks + 1;
    const isInDoubt = wasReady && seen.kind === 'away' && failedLooks === 1;
    if (!isInDoubt) enter(seen);
    plan(isInDoubt ? whileDoubtful : seen.kind === 'ready' ? whileReady : whileAway);
    return seen;
  }

  function enter(next: EngineState): void {
    const hasChanged = state?.kind !== next.kind;
    state = next;
    if (hasChanged && !isStopped) onChange(next);
  }

  function plan(milliseconds: number): void {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void lookOnce(), milliseconds);
    // Looking alone keeps no process alive.
    timer.unref();
  }

  return {
    start: lookOnce,
    resting() {
      if (state === undefined || state.kind === 'ready') return undefined;
      if (state.kind === 'away') return state.failure;
      // What was refused at the start is unavailable now: whoever asks can only wait.
      return failure('model_unavailable', state.failure.message.ko, state.failure.message.en, retryWrongSeconds);
    },
    doubt() {
      if (!isLooking && !isStopped && state?.kind === 'ready') plan(0);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
