import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';

const patienceMs = 20_000;

/** Cascades that came already. They stay as long as the page, so that a new worker needs no network. */
const kept = new Map<string, Uint8Array>();

/** A shipped cascade in its compact form, from this server. */
export async function fetchCascade(name: string): Promise<Result<Uint8Array>> {
  const known = kept.get(name);
  if (known) return ok(known);
  try {
    const response = await fetch(`/detect/cascades/${encodeURIComponent(name)}`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) return err(notLoaded);
    const bytes = new Uint8Array(await response.arrayBuffer());
    kept.set(name, bytes);
    return ok(bytes);
  } catch {
    // No answer at all, or one that broke off: told in words.
    return err(notLoaded);
  }
}

const notLoaded = failure(
  'download_failed',
  '검출기를 서버에서 받지 못했어요. 연결을 확인하고 다시 해 주세요.',
  'The detector didn’t come from the server. Check the connection and try again.',
);
