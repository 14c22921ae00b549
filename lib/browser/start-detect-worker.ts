import { DetectInBrowser } from './detect-in-browser';

/** The worker as a file of its own, from this server; it is fetched when the first photo is searched. */
export function startDetectWorker(patienceMs: number): DetectInBrowser {
  return new DetectInBrowser(
    new Worker(new URL('./detect-worker.ts', import.meta.url), { type: 'module' }),
    patienceMs,
  );
}
