/** Rows that travel in one request: indexes into the list of texts. */
export type Chunk = readonly number[];

interface ChunkLimits {
  /** Most texts in a chunk. */
  readonly texts: number;
  /** Most bytes of a chunk's texts as a JSON list in UTF-8. */
  readonly jsonBytes: number;
}

/**
 * Splits rows into requests that keep both limits, in order. A text that is larger than `jsonBytes` alone gets a chunk
 * of its own: whoever calls has refused such texts before.
 * @param indexes  Which of `texts` to send.
 */
export function chunkTexts(texts: readonly string[], indexes: readonly number[], limits: ChunkLimits): Chunk[] {
  const chunks: Chunk[] = [];
  let chunk: number[] = [];
  let bytes = brackets;
  for (const index of indexes) {
    const added = jsonBytes(texts[index] ?? '') + comma;
    if (chunk.length > 0 && (chunk.length === limits.texts || bytes + added > limits.jsonBytes)) {
      chunks.push(chunk);
      chunk = [];
      bytes = brackets;
    }
    chunk.push(index);
    bytes += added;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

const brackets = 2;
const comma = 1;
const encoder = new TextEncoder();

function jsonBytes(text: string): number {
  return encoder.encode(JSON.stringify(text)).length;
}
