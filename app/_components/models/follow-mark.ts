/** A change is on the screen within two seconds, the page's own drawing included. */
const everyMs = 1200;
const patienceMs = 5000;
/** One missed answer may be a lost packet. */
const missesTillLost = 2;

/**
 * Asks for the mark of all states as long as the page is looked at, and at once when it is looked at again.
 * @param onMark  Told the mark after each answer, undefined when the server hasn't answered twice in a row.
 * @returns What stops it.
 */
export function followMark(onMark: (mark: string | undefined) => void): () => void {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let misses = 0;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    if (asking || document.visibilityState !== 'visible') return;
    asking = new AbortController();
    const mark = await currentMark(asking);
    asking = undefined;
    if (isStopped) return;
    misses = mark === undefined ? misses + 1 : 0;
    if (misses === 0 || misses >= missesTillLost) onMark(mark);
    timer = setTimeout(ask, everyMs);
  }

  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    isStopped = true;
    asking?.abort();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', ask);
  };
}

async function currentMark(asking: AbortController): Promise<string | undefined> {
  const patience = setTimeout(() => asking.abort(), patienceMs);
  try {
    const response = await fetch('/model-states', { cache: 'no-store', signal: asking.signal });
    return response.ok ? await response.text() : undefined;
  } catch (error) {
    // Stopped, too slow, or nobody there: what every caller of fetch must live with. Anything else is a bug.
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  } finally {
    clearTimeout(patience);
  }
}
