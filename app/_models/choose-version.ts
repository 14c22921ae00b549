import type { VersionStatus } from '@/lib/serving/model-server';

interface Versions {
  /** Newest first, never empty. */
  readonly versions: readonly VersionStatus[];
  readonly serving?: number;
}

/**
 * The version a page shows: the one its address names, else the one that answers, else the newest.
 * @param asked  `?version=` as it came.
 */
export function chooseVersion(
  { versions, serving }: Versions,
  asked: string | readonly string[] | undefined,
): { readonly status: VersionStatus /** The address names it. */; readonly isPinned: boolean } {
  const number = typeof asked === 'string' && /^[1-9]\d{0,15}$/.test(asked) ? Number(asked) : undefined;
  const pinned = versions.find(({ version }) => version === number);
  if (pinned) return { status: pinned, isPinned: true };
  const status = versions.find(({ version }) => version === serving) ?? versions[0];
  if (!status) throw new Error('A model without versions was to be shown.');
  return { status, isPinned: false };
}
