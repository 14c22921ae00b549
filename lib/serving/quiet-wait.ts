/** Lets one caller wait until a pool has nothing left to do. */
export interface QuietWait {
  /** To be called whenever it may have become quiet. */
  check(): void;
  /** @returns False when it isn't quiet after `withinMs`. */
  wait(withinMs: number): Promise<boolean>;
}

export function createQuietWait(isQuiet: () => boolean): QuietWait {
  let onQuiet: (() => void) | undefined;
  return {
    check() {
      if (onQuiet && isQuiet()) onQuiet();
    },
    wait(withinMs) {
      if (isQuiet()) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), withinMs);
        onQuiet = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
    },
  };
}
