import { readJson } from '@/lib/protocols/read-json';
import { engineAway, engineNotReady } from './remote-failures';
import type { EngineState } from './remote-health';
import type { EngineClient, Exchange } from './remote-http';
import type { RemoteProtocol } from './remote-protocol';

/** For one call of a look. */
const lookMs = 2000;

/**
 * One look at an engine: is the model ready and, unless it was when last looked at, is it the one that is described
 * here? An engine that came back may have another.
 */
export async function lookAtEngine(
  client: EngineClient,
  protocol: RemoteProtocol,
  isKnown: boolean,
): Promise<EngineState> {
  const ready = await client.exchange(protocol.ready, { withinMs: lookMs });
  if (ready.kind !== 'answered') return { kind: 'away', failure: engineAway(), code: wordOf(ready) };
  const notReady = (code: string): EngineState => ({ kind: 'away', failure: engineNotReady(), code });
  if (ready.status !== 200) return notReady(`status-${ready.status}`);
  if (protocol.isReady && !protocol.isReady(jsonOf(ready))) return notReady('not-available');
  if (isKnown) return { kind: 'ready' };

  const answers: unknown[] = [];
  for (const request of protocol.metadata) {
    const answer = await client.exchange(request, { withinMs: lookMs });
    if (answer.kind !== 'answered') return { kind: 'away', failure: engineAway(), code: wordOf(answer) };
    answers.push(answer.status === 200 ? (jsonOf(answer) ?? null) : undefined);
  }
  const learned = protocol.learn(answers);
  if (!learned.ok) return notReady(learned.flaw);
  return learned.value ? { kind: 'wrong', failure: learned.value } : { kind: 'ready' };
}

function wordOf(exchange: Exclude<Exchange, { kind: 'answered' }>): string {
  return 'code' in exchange ? exchange.code : exchange.kind;
}

function jsonOf({ body }: { readonly body: Uint8Array }): unknown {
  const read = readJson(body, mostMetadataSteps);
  return read.ok ? read.value : undefined;
}

const mostMetadataSteps = 100_000;
