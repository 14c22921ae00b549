import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@/lib/base/result';
import type { RemoteFile } from '@/lib/training/download-file';
import type { StoredFile } from '@/lib/training/write-version';
import { checkSize } from './check-size';
import { type ChosenFiles, chooseFiles } from './choose-files';
import { readClassifier } from './classifier-config';
import type { ModelSource } from './classifier-draft';
import { bytesHere, checkDiskSpace } from './disk-space';
import { downloadModel } from './download-model';
import { withFolderLock } from './folder-lock';
import type { Hub } from './hub-address';
import { type HubListing, listHubModel } from './hub-listing';
import { createHubRequest } from './hub-request';
import { checkNameFree, localNameOf } from './local-name';
import { type Added, type AddPlace, publishAdded, versionsAt } from './publish-added';
import { TransferProgress } from './transfer-progress';

export interface HubAddition {
  readonly hub: Hub;
  /** Owner and name. */
  readonly model: string;
  readonly revision: string;
  /** Its name here; `undefined` is made from the model's. */
  readonly name: string | undefined;
  readonly maxBytes: number;
  /** Milliseconds before the second try of a lost connection, and without a byte after which it counts as lost. */
  readonly retryMs: number;
  readonly stallMs: number;
}

/**
 * Downloads a text classifier of a hub into the data folder, tries it, and publishes it as a version.
 * What was fetched stays until the version is published, so that a second run goes on where the first one ended;
 * a model that turns out to be of no use is thrown away.
 */
export async function addFromHub(asked: HubAddition, place: AddPlace): Promise<Result<Added>> {
  const request = createHubRequest(asked.hub, asked.model);
  const listed = await listHubModel(asked.hub.address, asked.model, asked.revision, {
    request,
    signal: place.signal,
    retryMs: asked.retryMs,
    timeoutMs: asked.stallMs,
  });
  if (!listed.ok) return listed;
  const listing = listed.value;
  const known = await versionsAt(place);
  const same = known.find(
    ({ manifest }) => manifest?.provenance?.model === listing.model && manifest.provenance.commit === listing.commit,
  );
  if (same && (asked.name ?? same.model) === same.model) {
    return ok({ kind: 'present', name: same.model, version: same.version });
  }
  const name = asked.name ?? localNameOf(listing.model);
  const free = checkNameFree(name, known);
  if (!free.ok) return free;
  const chosen = chooseFiles(listing.files);
  if (!chosen.ok) return chosen;

  const downloads = join(place.dataFolder, 'downloads', asked.model.replace('/', '--'));
  const added = await withFolderLock(downloads, async () => {
    const folder = join(downloads, listing.commit);
    const stored = await fetchAll(asked, listing, chosen.value, request, folder, place);
    if (!stored.ok) return stored;
    return publishAdded(name, stored.value, chosen.value.weights, sourceOf(asked, listing, place.today), place);
  });
  if (added.ok || added.failure.code === 'model_invalid') await rm(downloads, { recursive: true, force: true });
  return added;
}

async function fetchAll(
  asked: HubAddition,
  listing: HubListing,
  { files }: ChosenFiles<RemoteFile>,
  request: (address: URL, init: RequestInit) => Promise<Response>,
  folder: string,
  place: AddPlace,
): Promise<Result<ReadonlyMap<string, StoredFile>>> {
  const sources = files.map(({ source }) => source);
  const total = checkSize(sources, asked.maxBytes);
  if (!total.ok) return total;
  let missing = total.value;
  for (const { name } of sources) missing -= await bytesHere(folder, name);
  const room = await checkDiskSpace(folder, Math.max(0, missing));
  if (!room.ok) return room;
  return downloadModel(files, {
    address: new URL(`${listing.model}/resolve/${listing.commit}/`, asked.hub.address).href,
    folder,
    stallMs: asked.stallMs,
    retryMs: asked.retryMs,
    signal: place.signal,
    request,
    progress: new TransferProgress(place.out, total.value),
    async onFile(path, file) {
      if (path !== 'config.json') return ok(undefined);
      // Before the weights: a model of another kind needn't be fetched whole.
      const read = readClassifier(await readFile(file.path), undefined);
      return read.ok ? ok(undefined) : err(read.failure);
    },
  });
}

function sourceOf(asked: HubAddition, listing: HubListing, today: Date): ModelSource {
  return {
    title: listing.model,
    licence: listing.licence,
    provenance: {
      hub: asked.hub.address.origin,
      model: listing.model,
      revision: asked.revision,
      commit: listing.commit,
      added: today.toISOString().slice(0, 10),
    },
  };
}
