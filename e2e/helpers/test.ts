import { type BrowserContext, test as base, expect } from '@playwright/test';

/** What no page may do, gathered while a test runs. */
export interface Offences {
  /** Requests to anything but this server; they are refused. */
  readonly foreignRequests: string[];
  /** What the Content-Security-Policy stopped. */
  readonly policyViolations: string[];
  /** Errors nobody caught. */
  readonly pageErrors: string[];
}

/**
 * Playwright's `test`, watched: every test of every page also proves that nothing leaves this server, nothing offends
 * the page's policy and no error goes uncaught.
 */
export const test = base.extend<{ offences: Offences }>({
  offences: [
    async ({ context, baseURL }, use) => {
      const offences: Offences = { foreignRequests: [], policyViolations: [], pageErrors: [] };
      await watch(context, new URL(baseURL ?? 'http://127.0.0.1').origin, offences);
      await use(offences);
      expect(offences).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
    },
    { auto: true },
  ],
});

export { expect };

async function watch(context: BrowserContext, origin: string, offences: Offences): Promise<void> {
  await context.route(
    (url) => url.origin !== origin && url.protocol !== 'blob:' && url.protocol !== 'data:',
    (route) => {
      offences.foreignRequests.push(route.request().url());
      return route.abort('blockedbyclient');
    },
  );
  context.on('page', (page) => {
    page.on('pageerror', (error) => offences.pageErrors.push(error.message));
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== new URL(origin).host) offences.foreignRequests.push(socket.url());
    });
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) offences.policyViolations.push(message.text());
    });
  });
}
