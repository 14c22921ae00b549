import type { TrackedResponse } from './tracked-response';

/** @returns A signal that is aborted once nobody waits for the response any more. */
export function clientSignal(response: TrackedResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}
