import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerOptions } from './options';
import { setPageHeaders } from './page-request';
import type { Pages } from './pages';

export interface NextPages extends Pages {
  /** Settles when pages can be answered; requests that come before wait for it. */
  readonly ready: Promise<void>;
}

/**
 * Next, in this process. It gets every request with its body unread.
 * @param folder  The project's, with `.next` or, in development, `app`.
 */
export function openNextPages(folder: string, options: Pick<ServerOptions, 'dev' | 'host' | 'port'>): NextPages {
  const { dev } = options;
  // Next listens for upgrades on the server it is given and would take every one of them. This one never listens: it
  // only hands over what passed the front door's guards.
  const relay = createServer();
  const prepared = prepareNext(folder, options, relay);
  const pages: NextPages = {
    ready: prepared.then(() => undefined),
    async handle(request: IncomingMessage, response: ServerResponse) {
      const { answer } = await prepared;
      setPageHeaders(request, response, dev);
      await answer(request, response);
    },
    async close() {
      const { app } = await prepared;
      await app.close();
    },
  };
  if (!dev) return pages;
  return {
    ...pages,
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      relay.emit('upgrade', request, socket, head);
    },
  };
}

async function prepareNext(
  dir: string,
  { dev, host, port }: Pick<ServerOptions, 'dev' | 'host' | 'port'>,
  httpServer: ReturnType<typeof createServer>,
) {
  const { default: next } = await import('next');
  const app = next({ dev, dir, hostname: host, port, httpServer });
  await app.prepare();
  return { app, answer: app.getRequestHandler() };
}
