import type { Failure } from '@/lib/base/failure';
import type { EngineRead, EngineSignature } from '@/lib/protocols/engine-signature';
import type { Row } from '@/lib/serving/row';
import type { EngineReply, EngineRequest } from './remote-http';

/** What a protocol says about one model of an engine: pure, but for what it learns of the engine's metadata. */
export interface RemoteProtocol {
  /** The call whose status 200, and whose answer where `isReady` is there, says that the model answers. */
  readonly ready: EngineRequest;
  isReady?(answer: unknown): boolean;
  /** Calls whose answers describe server and model; an engine that doesn't know one answers 404 or another status. */
  readonly metadata: readonly EngineRequest[];
  /**
   * Learns from the answers to {@link metadata}, in their order, undefined where a status wasn't 200.
   * @returns Why the model isn't the one that is described here, or nothing.
   */
  learn(answers: readonly unknown[]): EngineRead<Failure | undefined>;
  /** @param rows  All of one shape, one at least. */
  write(rows: readonly Row[], signature: EngineSignature): EngineRequest;
  read(reply: EngineReply, signature: EngineSignature, rowCount: number): EngineRead<readonly Row[]>;
}

export interface RemoteModel {
  readonly model: string;
  readonly version?: string | undefined;
  readonly signatures: ReadonlyMap<string, EngineSignature>;
  readonly max_rows: number;
  readonly binary?: boolean | undefined;
}
