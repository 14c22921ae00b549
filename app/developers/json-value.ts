import type { JsonValue } from '@/lib/demos/model-snippets';

/** An example of the description as plain JSON. @returns Undefined where there is none. */
export function readJsonValue(example: unknown): JsonValue | undefined {
  return example === undefined ? undefined : JSON.parse(JSON.stringify(example));
}
