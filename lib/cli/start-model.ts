import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { handlerRegistry } from '@/lib/handlers/registry';
import type { ModelHandler } from '@/lib/serving/handler';
import { createHandlerContext } from '@/lib/serving/handler-context';
import type { Manifest } from '@/lib/serving/manifest';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row } from '@/lib/serving/row';
import { type HandlerRegistry, startHandler } from '@/lib/serving/start-handler';
import { StatedFault } from '@/lib/serving/stated-fault';
import { firstLine } from './first-line';
import { serverConfiguration } from './server-configuration';
import type { Terminal } from './terminal';

export type ModelAnswer =
  | { readonly ok: true; readonly value: readonly Row[] }
  /** `refused`: the rows were at fault and the model is well. */
  | { readonly ok: false; readonly failure: Failure; readonly refused: boolean };

/** A version's own handler, started in this process. */
export interface StartedModel {
  /**
   * @param rows  As the signature says; nothing checks them again.
   * @returns One answer a row. Failures: the handler's own, or model_unavailable with the words of its exception.
   */
  ask(rows: readonly Row[], signature: string): Promise<ModelAnswer>;
  close(): Promise<void>;
}

/**
 * @param folder    Absolute, free of links; its files were checked.
 * @param handlers  Those that ship, unless a test brings its own.
 * @returns Failure: why the handler doesn't start, or what is wrong with the server's configuration that it needs.
 */
export async function startModel(
  folder: string,
  manifest: Manifest,
  terminal: Terminal,
  handlers: HandlerRegistry = handlerRegistry,
): Promise<Result<StartedModel>> {
  const configuration = await serverConfiguration(terminal);
  // A handler of other machines alone needs it; the others must run beside a file that is being edited.
  if (!configuration.ok && manifest.handler === 'remote') return configuration;
  const remoteAddresses = configuration.ok ? configuration.value.remoteAddresses : [];
  const started = await startHandler(handlers, createHandlerContext(folder, manifest, { remoteAddresses }));
  if (started.ok) return ok(wrap(started.handler, terminal.signal));
  const { failure: reason, detail } = started.fault;
  // A handler that knows what is wrong says so itself; an exception's own words are all there is otherwise.
  return err(detail === reason.message.en ? reason : notStarted(firstLine(detail)));
}

/** What a handler that asks other machines may take for one answer. */
const DEADLINE_MS = 30_000;

function wrap(handler: ModelHandler, signal: AbortSignal): StartedModel {
  return {
    async ask(rows, signature) {
      try {
        const answers = await handler.handle(rows, signature, { deadlineMs: DEADLINE_MS, signal });
        if (answers.length === rows.length) return { ok: true, value: answers };
        return { ok: false, failure: otherCount(answers.length, rows.length), refused: false };
      } catch (error) {
        return { ok: false, failure: failureOf(error), refused: error instanceof RefusedInput };
      }
    },
    close: async () => handler.close?.(),
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof RefusedInput || error instanceof StatedFault) return error.failure;
  const detail = firstLine(error instanceof Error ? error.message : String(error));
  return failure(
    'model_unavailable',
    `모델이 답하다가 멈췄어요(${detail}). npm run models -- verify로 모델을 확인해 주세요.`,
    `The model failed while it answered (${detail}). Check it with npm run models -- verify.`,
  );
}

function notStarted(detail: string): Failure {
  return failure(
    'model_invalid',
    `모델을 시작하지 못했어요(${detail}). 모델을 다시 복사하거나 다시 내보내 주세요.`,
    `The model did not start (${detail}). Copy it again, or export it again.`,
  );
}

function otherCount(answers: number, rows: number): Failure {
  return failure(
    'model_invalid',
    `모델이 ${rows}행에 ${answers}개를 답했어요. 핸들러를 확인해 주세요.`,
    `The model gave ${answers} answers for ${rows} rows. Check its handler.`,
  );
}
