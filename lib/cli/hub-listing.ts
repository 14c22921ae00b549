import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { RemoteFile } from '@/lib/training/download-file';
import { TransferPostponed, TransferRefused } from '@/lib/training/transfer-stop';
import { parseHubModel } from './hub-address';
import { hubUnreachable, unreadableListing } from './hub-failures';

/** What a hub says of a model at one commit. */
export interface HubListing {
  /** Owner and name as the hub spells them. */
  readonly model: string;
  readonly commit: string;
  /** The licence of the model's card; undefined when the card names none. */
  readonly licence: string | undefined;
  readonly files: readonly RemoteFile[];
}

export interface ListingSettings {
  readonly request: (address: URL, init: RequestInit) => Promise<Response>;
  readonly signal: AbortSignal;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly retryMs: number;
  /** Milliseconds that an answer may take. */
  readonly timeoutMs: number;
}

const MAX_TRIES = 4;
/** A model's listing is some kilobytes; one of a thousand files is still far below. */
const MAX_LISTING_BYTES = 8 << 20;

/** Asks a hub what a model consists of. Failures: not_found, unauthorized, download_failed, cancelled. */
export async function listHubModel(
  hub: URL,
  model: string,
  revision: string,
  settings: ListingSettings,
): Promise<Result<HubListing>> {
  const address = new URL(`api/models/${model}/revision/${encodeURIComponent(revision)}?blobs=true`, hub);
  let reason = '';
  let waitMs = 0;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      if (tries > 0) await wait(waitMs, undefined, { signal: settings.signal });
      waitMs = settings.retryMs * 2 ** tries;
      const signal = AbortSignal.any([settings.signal, AbortSignal.timeout(settings.timeoutMs)]);
      const response = await settings.request(address, { signal });
      const listing = parseListing(await readText(response));
      return listing ? ok(listing) : err(unreadableListing(model));
    } catch (error) {
      if (settings.signal.aborted) return err(stopped);
      if (error instanceof TransferRefused) return err(error.failure);
      if (error instanceof TransferPostponed) waitMs = error.waitMs ?? waitMs;
      reason = reasonOf(error);
    }
  }
  return err(hubUnreachable(reason));
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_LISTING_BYTES) throw new Error(`the listing is longer than ${MAX_LISTING_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const listingSchema = z.object({
  // The id becomes part of an address, so it must be a model's name and nothing else.
  id: z.string().refine((id) => parseHubModel(id).ok),
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.number().int().nonnegative().nullish(),
      blobId: z.string().nullish(),
      lfs: z.object({ sha256: z.string(), size: z.number().int().nonnegative().nullish() }).nullish(),
    }),
  ),
  cardData: z.object({ license: z.unknown(), license_name: z.unknown() }).partial().nullish(),
});

function parseListing(text: string): HubListing | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = listingSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { id, sha, siblings, cardData } = parsed.data;
  const files = siblings.flatMap(({ rfilename: name, size, blobId, lfs }): RemoteFile[] => {
    const bytes = lfs?.size ?? size;
    // A file whose size and hash the hub doesn't tell can't be checked, so it counts as absent.
    if (bytes === null || bytes === undefined) return [];
    if (lfs) return /^[0-9a-f]{64}$/.test(lfs.sha256) ? [{ name, bytes, sha256: lfs.sha256 }] : [];
    return blobId && /^[0-9a-f]{40}$/.test(blobId) ? [{ name, bytes, gitSha1: blobId }] : [];
  });
  return { model: id, commit: sha, licence: licenceOf(cardData?.license, cardData?.license_name), files };
}

/** `other` has its real name beside it. */
function licenceOf(licence: unknown, name: unknown): string | undefined {
  const first: unknown = Array.isArray(licence) ? licence[0] : licence;
  const said = first === 'other' && typeof name === 'string' ? name : first;
  return typeof said === 'string' && said.trim() !== '' ? said.trim().slice(0, 200) : undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer came';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

const stopped = failure('cancelled', '멈췄어요. 아직 아무것도 받지 않았어요.', 'Stopped. Nothing was fetched yet.');
