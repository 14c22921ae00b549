import 'server-only';
import type { ModelServer } from '@/lib/serving/model-server';
import { sharedModelServer } from '@/lib/serving/shared-model-server';

/** The process's model server; undefined for pages that run without the front door, which then say so in words. */
export function startedModelServer(): ModelServer | undefined {
  try {
    return sharedModelServer();
  } catch {
    // The one thing it throws for: no front door has started it.
    return undefined;
  }
}
