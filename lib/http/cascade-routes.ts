import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type CascadeSummary, describeCascade } from '@/lib/handlers/describe-cascade';
import { noFacesModel } from '@/lib/protocols/detect-faces';
import { facesModel } from '@/lib/protocols/detect-request';
import type { Manifest, ManifestFile } from '@/lib/serving/manifest';
import type { ModelServer } from '@/lib/serving/model-server';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';

/**
 * `GET /detect/cascades`: names, window sizes and kinds of the cascades. `GET /detect/cascades/NAME`: one of them in
 * the compact form, for a browser that looks for faces itself. Names are looked up in the model's manifest.
 */
export function addCascadeRoutes(app: FastifyInstance, models: ModelServer): void {
  app.get('/detect/cascades', async (request, reply) => {
    reply.hijack();
    const described = await describeAll(models);
    if (described.ok) sendAnswer(reply.raw, 200, JSON.stringify({ cascades: described.value }));
    else sendFailure(request.raw, reply.raw, described.failure);
  });

  app.get<{ Params: { name: string } }>('/detect/cascades/:name', async (request, reply) => {
    reply.hijack();
    const found = findCascades(models);
    if (!found.ok) return sendFailure(request.raw, reply.raw, found.failure);
    const file = found.value.files.get(request.params.name);
    if (!file) return sendFailure(request.raw, reply.raw, noSuchCascade);
    const headers = ['etag', `"${file.sha256}"`, 'cache-control', cacheControl];
    if (holds(request.raw, file)) return sendAnswer(reply.raw, 304, '', headers);
    const bytes = await models.readFile(facesModel, file.path, found.value.manifest.version);
    if (!bytes.ok) return sendFailure(request.raw, reply.raw, bytes.failure);
    sendAnswer(reply.raw, 200, bytes.value, ['content-type', 'application/octet-stream', ...headers]);
  });
}

/** For a lesson; after that a browser asks whether its copy is still the right one. */
const cacheControl = 'private, max-age=3600';

const ending = '.cascade';

interface FoundCascades {
  readonly manifest: Manifest;
  /** By name, in the manifest's order. */
  readonly files: ReadonlyMap<string, ManifestFile>;
}

/** The cascades of the newest version that answers. */
function findCascades(models: ModelServer): Result<FoundCascades> {
  const manifests = models
    .statuses()
    .flatMap(({ model, state, manifest }) =>
      model === facesModel && state === 'AVAILABLE' && manifest ? [manifest] : [],
    );
  const newest = manifests.sort((one, other) => other.version - one.version)[0];
  if (!newest) return err(noFacesModel);
  const cascades = newest.files.filter(({ path }) => path.endsWith(ending));
  const files = new Map(cascades.map((file) => [file.path.slice(0, -ending.length), file]));
  return ok({ manifest: newest, files });
}

type Described = CascadeSummary & { readonly name: string };

/** Cascades of a version don't change, and reading all of them takes a while. */
const describedBefore = new WeakMap<FoundCascades['manifest'], readonly Described[]>();

async function describeAll(models: ModelServer): Promise<Result<readonly Described[]>> {
  const found = findCascades(models);
  if (!found.ok) return found;
  const { manifest } = found.value;
  const before = describedBefore.get(manifest);
  if (before) return ok(before);
  const described: Described[] = [];
  for (const [name, { path }] of found.value.files) {
    const bytes = await models.readFile(facesModel, path, manifest.version);
    if (!bytes.ok) return bytes;
    described.push({ name, ...describeCascade(bytes.value) });
  }
  describedBefore.set(manifest, described);
  return ok(described);
}

/** Whether the client already has the file as it is: `If-None-Match` lists entity tags, or `*`. */
function holds({ headers }: IncomingMessage, { sha256 }: ManifestFile): boolean {
  const held = headers['if-none-match'];
  if (held === undefined) return false;
  return held.split(',').some((tag) => [`"${sha256}"`, '*'].includes(tag.trim().replace(/^W\//, '')));
}

const noSuchCascade: Failure = failure(
  'cascade_not_found',
  '그런 이름의 cascade는 없어요. 이름은 GET /detect/cascades로 볼 수 있어요.',
  'There is no cascade of this name. GET /detect/cascades lists them.',
);
