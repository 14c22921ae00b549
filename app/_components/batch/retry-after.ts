const shortestMs = 500;
const longestMs = 30_000;
const unsaidMs = 2_000;

/**
 * How long a busy server asks to wait, within half a second and half a minute.
 * @param header  `Retry-After`: seconds, a date, or null when the server doesn't say.
 * @see RFC 9110, 10.2.3
 */
export function retryAfterMs(header: string | null, nowMs: number): number {
  if (header === null) return unsaidMs;
  const waitMs = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(waitMs) ? unsaidMs : Math.min(Math.max(waitMs, shortestMs), longestMs);
}
