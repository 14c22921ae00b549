export interface TurnLimits {
  /** How many may work at the same time. */
  readonly atOnce: number;
  /** Longest wait for a turn, ms. */
  readonly waitMs: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** A line, first come first served, in which nobody stands longer than they are told: better sent away than kept. */
export class Turns {
  #working = 0;
  readonly #line: (() => void)[] = [];

  /** @returns What `work` gives; undefined when its turn didn't come in time, or nobody waited for it any more. */
  async run<T>(work: () => Promise<T>, limits: TurnLimits): Promise<T | undefined> {
    if (this.#working < limits.atOnce) this.#working++;
    else if (!(await this.#turn(limits))) return undefined;
    try {
      return await work();
    } finally {
      // The place is handed over without being given back: nobody who comes at this moment takes it.
      const next = this.#line.shift();
      if (next) next();
      else this.#working--;
    }
  }

  #turn({ waitMs, signal }: TurnLimits): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (came: boolean) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
        resolve(came);
      };
      const come = () => settle(true);
      const leave = () => {
        this.#line.splice(this.#line.indexOf(come), 1);
        settle(false);
      };
      const timer = setTimeout(leave, waitMs);
      signal?.addEventListener('abort', leave);
      if (signal?.aborted) settle(false);
      else this.#line.push(come);
    });
  }
}
