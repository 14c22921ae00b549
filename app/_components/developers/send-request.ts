/** What came back, as far as it is shown. */
export interface ShownAnswer {
  readonly status: number;
  /** From sending to the last byte. */
  readonly ms: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Laid out, where it is JSON. */
  readonly text: string;
  /** Whether {@link text} is only the beginning. */
  readonly cut: boolean;
  /** Size of an answer that is no text, which isn't shown. */
  readonly binaryBytes?: number;
}

/** Sends to this server and reads the answer whole, whatever its status. Rejects when the server isn't reached. */
export async function sendRequest(
  method: 'get' | 'post',
  path: string,
  body: string,
  signal: AbortSignal,
): Promise<ShownAnswer> {
  const startedAt = performance.now();
  const response = await fetch(path, {
    method: method.toUpperCase(),
    signal,
    cache: 'no-store',
    ...(method === 'post' ? { body, headers: { 'Content-Type': 'application/json' } } : {}),
  });
  const bytes = await response.arrayBuffer();
  const ms = performance.now() - startedAt;
  const headers = shownHeaders.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const shown = { status: response.status, ms, headers };
  const type = response.headers.get('content-type') ?? '';
  if (!/json|text/.test(type)) return { ...shown, text: '', cut: false, binaryBytes: bytes.byteLength };
  const text = laidOut(new TextDecoder().decode(bytes));
  return { ...shown, text: text.slice(0, mostShown), cut: text.length > mostShown };
}

/** The headers that tell something, in the order in which they are read. */
const shownHeaders = ['content-type', 'x-model-version', 'retry-after', 'allow', 'x-request-id'];

/** UTF-16 units of an answer that a page can hold without trouble. */
const mostShown = 20_000;

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Prometheus' text and whatever else isn't JSON is shown as it came.
    return text;
  }
}
