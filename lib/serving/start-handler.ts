import { type Failure, failure } from '@/lib/base/failure';
import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import type { HandlerContext, HandlerFactory, ModelHandler } from './handler';

/** Why a handler didn't start: a sentence for people, and the error's own words for the log. */
export interface StartFault {
  readonly failure: Failure;
  readonly detail: string;
}

/** Handler factories by the name that `model.json` gives in its `handler` field. */
export type HandlerRegistry = ReadonlyMap<string, HandlerFactory>;

/**
 * Makes and initialises a handler, on whichever thread this runs. An exception of `initialize` is a fault like any
 * other: one broken model must not stop the rest.
 */
export async function startHandler(registry: HandlerRegistry, context: HandlerContext): Promise<Started> {
  const factory = registry.get(context.manifest.handler);
  if (!factory) {
    const fault = unknownHandler(context.manifest.handler, [...registry.keys()]);
    return { ok: false, fault: { failure: fault, detail: fault.message.en } };
  }
  try {
    const handler = factory();
    const initialized: Result<void> = await handler.initialize(context);
    if (initialized.ok) return { ok: true, handler };
    return { ok: false, fault: { failure: initialized.failure, detail: initialized.failure.message.en } };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, fault: { failure: notStarted(), detail } };
  }
}

export type Started =
  | { readonly ok: true; readonly handler: ModelHandler }
  | { readonly ok: false; readonly fault: StartFault };

/** @returns The factory's handler, not initialised: enough to ask what it can do. */
export function makeHandler(registry: HandlerRegistry, name: string): Result<ModelHandler> {
  const factory = registry.get(name);
  return factory ? ok(factory()) : err(unknownHandler(name, [...registry.keys()]));
}

function unknownHandler(name: string, known: readonly string[]): Failure {
  return failure(
    'model_invalid',
    `이 서버가 모르는 종류의 모델이에요(handler: ${name}). 아는 종류: ${known.join(', ')}.`,
    `This server has no handler '${name}'. It has: ${known.join(', ')}.`,
  );
}

export function notStarted(): Failure {
  return failure(
    'model_invalid',
    '모델을 시작하다가 문제가 생겼어요. 자세한 이유는 서버 기록에 있어요.',
    "The model failed to start. The server's log says why.",
  );
}
