import { type Failure, failure } from '@/lib/base/failure';

/** Paths that programs reach, and the methods each takes. Everything else is a page's. */
const methodsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['/predict', ['POST']],
  ['/detect', ['POST']],
  ['/detect/cascades', ['GET', 'HEAD']],
  ['/detect/cascades/:name', ['GET', 'HEAD']],
  ['/health/live', ['GET', 'HEAD']],
  ['/health/ready', ['GET', 'HEAD']],
  ['/metrics', ['GET', 'HEAD']],
  ['/openapi.json', ['GET', 'HEAD']],
]);

/** First parts of those paths: below them nothing is ever a page. */
const apiPrefix = /^\/(?:predict|detect|health|metrics|openapi\.json)(?:\/|$)/;

/** A name as models have them, no path. */
const cascadePath = /^\/detect\/cascades\/[A-Za-z0-9_]{1,64}$/;

/**
 * The serving protocols answer everything below their first part themselves, wrong methods and wrong paths too, in
 * their own words; they set the route's pattern once they have read the path. TensorFlow Serving takes large letters.
 */
const protocolPath = /^\/(v1|V1|v2)(?:\/|$)/;

/** POST is a server action's. */
const pageMethods = ['GET', 'HEAD', 'POST'];

export interface RouteMatch {
  /** For the log and the metrics: a pattern, never the path someone sent. */
  readonly route: string;
  readonly isPage: boolean;
  /** Why the request goes no further. */
  readonly flaw?: Failure;
  /** Headers of that answer, name and value in turn. */
  readonly headers?: readonly string[];
}

/** @param path  Without its query, and still encoded. */
export function matchRoute(path: string, method: string): RouteMatch {
  const protocol = protocolPath.exec(path);
  if (protocol) return protocol[1] === 'v2' ? openInference : tfServing;
  const route = cascadePath.test(path) ? '/detect/cascades/:name' : path;
  const methods = methodsOf.get(route);
  if (methods?.includes(method)) return matches.get(route) ?? noSuchApi;
  if (methods) return { route, isPage: false, flaw: wrongMethod, headers: ['allow', methods.join(', ')] };
  if (apiPrefix.test(path)) return noSuchApi;
  if (!pageMethods.includes(method)) return wrongPageMethod;
  if (nextErrorPage.test(path)) return noSuchPage;
  return path.startsWith('/_next/') ? asset : page;
}

const matches = new Map([...methodsOf.keys()].map((route) => [route, { route, isPage: false }]));
const tfServing: RouteMatch = { route: '/v1', isPage: false };
const openInference: RouteMatch = { route: '/v2', isPage: false };
const page: RouteMatch = { route: 'page', isPage: true };
const asset: RouteMatch = { route: 'asset', isPage: true };

/** Next's page for its own failures has an address, at which it answers 500 to anyone. */
const nextErrorPage = /^\/(?:_|%5f)global-error/i;

const notFound = failure(
  'not_found',
  '이런 주소는 없어요. 주소를 확인해 주세요.',
  'There is nothing here. Check the address.',
);

const wrongMethod = failure(
  'method_not_allowed',
  '이 주소에서는 쓸 수 없는 방식이에요. Allow 머리글에 있는 방식으로 보내 주세요.',
  "This method isn't accepted here. Use one named in the Allow header.",
);

const noSuchApi: RouteMatch = { route: 'api', isPage: false, flaw: notFound };
const noSuchPage: RouteMatch = { route: 'page', isPage: true, flaw: notFound };
const wrongPageMethod: RouteMatch = {
  route: 'page',
  isPage: true,
  flaw: wrongMethod,
  headers: ['allow', pageMethods.join(', ')],
};
