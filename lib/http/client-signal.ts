import type { TrackedResponse } from './tracked-response';

/** @returns A signal that is aborted when the client leaves before the response is sent. */
export function clientSignal(response: TrackedResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
