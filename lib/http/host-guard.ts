import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { type Failure, failure } from '@/lib/base/failure';

/**
 * Which names this server answers to, and from whose pages it takes requests. A page of another site can make a
 * browser resolve its own name to this machine, or post to it across sites: both are stopped here.
 *
 * Known are IP addresses, `localhost`, the machine's own name (also with `.local`) and the names of configuration.
 */
export class HostGuard {
  readonly #names: ReadonlySet<string>;
  readonly #configured: ReadonlySet<string>;
  /** `Host` headers found good before, as they came: the next request costs one look-up. */
  readonly #seen = new Set<string>();

  /** @param configured  Host names without port, from `LECTERN_ALLOWED_HOSTS`. */
  constructor(configured: readonly string[] = [], machine = hostname()) {
    const bare = machine.toLowerCase().replace(/\.local$/, '');
    this.#configured = new Set(configured.map((name) => name.toLowerCase()));
    this.#names = new Set(['localhost', bare, `${bare}.local`, ...this.#configured]);
  }

  /** @returns `bad_request` without exactly one `Host`, `bad_host` for a name that isn't ours. */
  checkHost(request: IncomingMessage): Failure | undefined {
    const { host } = request.headers;
    if (host === undefined || countHosts(request.rawHeaders) !== 1) return oneHost;
    if (this.#seen.has(host)) return undefined;
    const name = parseHost(host)?.hostname;
    if (name === undefined || !(isIP(withoutBrackets(name)) !== 0 || this.#names.has(name))) return badHost;
    if (this.#seen.size < 256) this.#seen.add(host);
    return undefined;
  }

  /**
   * For requests that may change something or cost work. Programs send no `Origin`; a browser always does.
   * @returns `forbidden_origin` when the page that sent the request isn't one of ours: another port of this machine
   * is another site. Behind a proxy that rewrites `Host`, the configured names are the browser's.
   */
  checkOrigin(request: IncomingMessage): Failure | undefined {
    const { origin, host } = request.headers;
    if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site' ? foreignOrigin : undefined;
    const url = /^https?:\/\//.test(origin) && URL.canParse(origin) ? new URL(origin) : undefined;
    if (url === undefined) return foreignOrigin;
    if (host !== undefined && url.host === parseHost(host)?.host) return undefined;
    return this.#configured.has(url.hostname) ? undefined : foreignOrigin;
  }
}

const oneHost = failure(
  'bad_request',
  'Host 머리글이 하나 있어야 해요. 요청을 확인해 주세요.',
  'A request needs exactly one Host header.',
);

const badHost = failure(
  'bad_host',
  '이 이름으로는 열 수 없어요. 서버가 알려 준 주소로 열거나 LECTERN_ALLOWED_HOSTS에 이름을 넣어 주세요.',
  "This server doesn't go by this name. Use the address it printed, or add the name to LECTERN_ALLOWED_HOSTS.",
);

const foreignOrigin = failure(
  'forbidden_origin',
  '다른 사이트의 페이지에서 온 요청은 받지 않아요. 이 서버의 페이지에서 보내 주세요.',
  "Requests from another site's pages are refused. Send them from this server's own pages.",
);

/** Splits `name:port`; anything more than that is no host. */
function parseHost(host: string): { hostname: string; host: string } | undefined {
  if (!/^[A-Za-z0-9._:[\]-]{1,260}$/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`);
}

function withoutBrackets(name: string): string {
  return name.startsWith('[') ? name.slice(1, -1) : name;
}

function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name !== undefined && name.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count;
}
