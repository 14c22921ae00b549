import { TransferPostponed, TransferRefused } from '@/lib/training/transfer-stop';
import type { Hub } from './hub-address';
import { hubRefusal, unsafeRedirect } from './hub-failures';

/** Longer waits than this are a person's matter. */
const LONGEST_WAIT_MS = 120_000;
const MAX_REDIRECTS = 6;

/**
 * Makes the function that asks a hub for something about one model, wherever the hub sends it on to.
 *
 * Redirects are followed by hand: the token goes to the hub's own origin only, and never from https to http.
 * @param model  Owner and name, for the sentences.
 * @returns An answer of status 200, 206 or 416. Its function throws {@link TransferRefused} when the hub says no,
 *   {@link TransferPostponed} when it wants to be asked later, and what `fetch` throws.
 */
export function createHubRequest(hub: Hub, model: string): (address: URL, init: RequestInit) => Promise<Response> {
  return async (address, init) => {
    let target = address;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await fetch(target, { ...init, redirect: 'manual', headers: headersFor(target, hub, init) });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null && URL.canParse(location, target)) {
        await response.body?.cancel();
        const next = new URL(location, target);
        if (next.protocol !== 'https:' && next.protocol !== target.protocol) throw new TransferRefused(unsafeRedirect);
        target = next;
        continue;
      }
      if (response.status === 200 || response.status === 206 || response.status === 416) return response;
      await response.body?.cancel();
      throw thrownFor(response, hub, model, target);
    }
    throw new Error(`more than ${MAX_REDIRECTS} redirects`);
  };
}

function headersFor(target: URL, hub: Hub, init: RequestInit): Headers {
  const headers = new Headers(init.headers);
  headers.set('user-agent', 'lectern');
  if (hub.token !== undefined && target.origin === hub.address.origin) {
    headers.set('authorization', `Bearer ${hub.token}`);
  }
  return headers;
}

function thrownFor(response: Response, hub: Hub, model: string, target: URL): Error {
  const { status } = response;
  if (status === 408 || status === 429 || status >= 500) {
    const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
    if (waitMs === undefined || waitMs <= LONGEST_WAIT_MS) {
      return new TransferPostponed(`the server answered ${status}`, waitMs);
    }
  }
  // What a link on another host answers says nothing about the model: such links expire, and a new one is given.
  if (target.origin !== hub.address.origin) return new Error(`the server behind the hub answered ${status}`);
  return new TransferRefused(
    hubRefusal({
      status,
      code: response.headers.get('x-error-code') ?? '',
      model,
      hasToken: hub.token !== undefined,
    }),
  );
}

/** `Retry-After` is seconds or a date. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
