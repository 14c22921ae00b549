import type { Failure } from '@/lib/base/failure';
import { mulberry32 } from '@/lib/base/random';
import { err, ok, type Result } from '@/lib/base/result';
import { engineCalls } from '@/lib/protocols/engine-calls';
import type { EngineSignature } from '@/lib/protocols/engine-signature';
import type { HandlerCall, HandlerContext, ModelHandler } from '@/lib/serving/handler';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row } from '@/lib/serving/row';
import { StatedFault } from '@/lib/serving/stated-fault';
import { createEngineCaller, type EngineCaller } from './remote-caller';
import { engineFailed, unevenRow } from './remote-failures';
import { createEngineHealth, type EngineHealth, type HealthIntervals } from './remote-health';
import { createEngineClient, type EngineClient } from './remote-http';
import { lookAtEngine } from './remote-look';
import { createOipProtocol } from './remote-oip';
import { type RemoteOptions, readRemoteOptions } from './remote-options';
import type { RemoteProtocol } from './remote-protocol';
import { createTfServingProtocol } from './remote-tfserving';

/** Largest answer of an engine, bytes: what a request of the serving protocols may have here. */
const answerBytes = 16 * 1024 * 1024;
const connectMs = 2000;

/** The factory that `model.json` names `remote`. @param intervals  For tests: how often the engine is looked at. */
export function createRemoteHandler(intervals: Partial<HealthIntervals> = {}): ModelHandler<RemoteWork, RemoteAnswers> {
  return new RemoteHandler(intervals);
}

/** The rows of a request, cut into calls. */
export interface RemoteWork {
  readonly signature: EngineSignature;
  readonly calls: readonly (readonly Row[])[];
}

export type RemoteAnswers = readonly (readonly Row[])[];

/**
 * A model that runs on an engine on another machine: Triton, OpenVINO Model Server, KServe, MLServer (protocol `oip`),
 * TensorFlow Serving (`tensorflow-serving`), or another Lectern (both). The manifest's signatures describe it here, and
 * are compared with the engine's own description whenever the engine appears.
 *
 * It starts also while the engine is away, and rests until it is there. Answers are held to the signature; whatever
 * else comes is a stated failure. What the engine says in words is neither shown nor logged: it may quote what people
 * sent.
 */
class RemoteHandler implements ModelHandler<RemoteWork, RemoteAnswers> {
  readonly waits = true;
  private started: Started | undefined;

  constructor(private readonly intervals: Partial<HealthIntervals>) {}

  async initialize(context: HandlerContext): Promise<Result<void>> {
    const options = readRemoteOptions(context);
    if (!options.ok) return options;
    const { origin, protocol: name, timeout_ms } = options.value;
    const client = createEngineClient(origin, { answerBytes, connectMs });
    const protocol = name === 'oip' ? createOipProtocol(options.value) : createTfServingProtocol(options.value);
    const { name: model, version } = context.manifest;
    const health = createEngineHealth({
      look: (isKnown) => lookAtEngine(client, protocol, isKnown),
      intervals: this.intervals,
      onChange(state) {
        const fields = { model, version, origin, state: state.kind, ...('code' in state && { code: state.code }) };
        if (state.kind !== 'ready') return context.log?.warn(fields, 'the engine of a remote model cannot be used');
        context.log?.info(fields, 'the engine of a remote model is ready');
        caller.recovered();
      },
    });
    const caller = createEngineCaller({
      client,
      timeoutMs: timeout_ms,
      random: mulberry32(process.pid ^ Date.now()),
      onNoAnswer: () => health.doubt(),
    });
    this.started = { client, protocol, health, caller, options: options.value };
    const seen = await health.start();
    if (seen.kind !== 'wrong') return ok(undefined);
    await this.close();
    return err(seen.failure);
  }

  preprocess(rows: readonly Row[], name = 'serving_default'): RemoteWork {
    const { options } = this.ready();
    const signature = options.signatures.get(name);
    if (!signature) throw new Error(`The remote handler has no signature "${name}".`);
    const calls = engineCalls(rows, signature, options.max_rows);
    if (!calls) throw new RefusedInput(unevenRow());
    return { signature, calls };
  }

  /** One call after the other: an engine that is given all at once would answer others later. */
  async inference({ signature, calls }: RemoteWork, limits: HandlerCall = unlimited()): Promise<RemoteAnswers> {
    const { protocol, caller } = this.ready();
    const endMs = performance.now() + limits.deadlineMs;
    const answers: (readonly Row[])[] = [];
    for (const rows of calls) {
      const left = { deadlineMs: endMs - performance.now(), signal: limits.signal };
      const reply = await caller.call(protocol.write(rows, signature), left);
      const read = protocol.read(reply, signature, rows.length);
      if (!read.ok) throw new StatedFault(`engine-answer-${read.flaw}`, engineFailed());
      answers.push(read.value);
    }
    return answers;
  }

  postprocess(answers: RemoteAnswers): readonly Row[] {
    return answers.flat();
  }

  async handle(rows: readonly Row[], signature: string, call?: HandlerCall): Promise<readonly Row[]> {
    return this.postprocess(await this.inference(this.preprocess(rows, signature), call));
  }

  resting(): Failure | undefined {
    return this.started?.health.resting() ?? this.started?.caller.resting();
  }

  async close(): Promise<void> {
    const { started } = this;
    this.started = undefined;
    started?.health.stop();
    started?.client.close();
  }

  private ready(): Started {
    if (!this.started) throw new Error('The remote handler is used before initialize or after close.');
    return this.started;
  }
}

interface Started {
  readonly client: EngineClient;
  readonly protocol: RemoteProtocol;
  readonly health: EngineHealth;
  readonly caller: EngineCaller;
  readonly options: RemoteOptions;
}

/** Where nobody said how long they wait, the model's own `timeout_ms` bounds each call. */
function unlimited(): HandlerCall {
  return { deadlineMs: Number.MAX_SAFE_INTEGER, signal: new AbortController().signal };
}
