import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { handlerRegistry } from '@/lib/handlers/registry';
import type { ModelHandler } from '@/lib/serving/handler';
import { createHandlerContext } from '@/lib/serving/handler-context';
import type { Manifest } from '@/lib/serving/manifest';
import type { Row } from '@/lib/serving/row';
import { startHandler } from '@/lib/serving/start-handler';
import { verifyFiles } from '@/lib/serving/verify-files';
import { firstLine } from './first-line';

/** What a version answered before it was published. */
export interface TrialAnswer {
  readonly text: string;
  readonly label: string;
  /** 0..1. */
  readonly confidence: number;
  /** For both texts of the trial together. */
  readonly milliseconds: number;
}

/** Runs a version that isn't published yet. */
export type Trial = (folder: string, manifest: Manifest) => Promise<Result<TrialAnswer>>;

const trialTexts = ['정말 재미있는 영화예요! A really good film!', '별로'] as const;

/**
 * Starts a version's own handler on its own files, as the server will, and asks it for two texts of different lengths.
 * @param folder  Absolute, free of links.
 * @returns model_invalid when a file differs from the manifest, the handler doesn't start, or its answer is of no use.
 */
export const tryVersion: Trial = async (folder, manifest) => {
  let detail = '';
  const whole = await verifyFiles(folder, manifest.files, (line) => {
    detail = line;
  });
  if (!whole.ok) return noAnswer(detail);
  const started = await startHandler(handlerRegistry, createHandlerContext(folder, manifest));
  if (!started.ok) {
    const { failure: reason, detail } = started.fault;
    // A handler that knows what is wrong says so itself; an exception's own words are all there is otherwise.
    return detail === reason.message.en ? err(reason) : noAnswer(firstLine(detail));
  }
  try {
    return await askTexts(started.handler, manifest);
  } finally {
    await started.handler.close?.();
  }
};

async function askTexts(handler: ModelHandler, manifest: Manifest): Promise<Result<TrialAnswer>> {
  const startedMs = performance.now();
  let rows: readonly Row[];
  try {
    rows = await handler.handle(
      trialTexts.map((text) => ({ text })),
      'serving_default',
    );
  } catch (error) {
    return noAnswer(firstLine(error instanceof Error ? error.message : String(error)));
  }
  const milliseconds = performance.now() - startedMs;
  if (rows.length !== trialTexts.length) return noAnswer(`${rows.length} rows for ${trialTexts.length} texts`);
  for (const { label, confidence } of rows) {
    if (typeof label !== 'string' || !manifest.labels?.includes(label)) return noAnswer('a label of no class');
    if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) {
      return noAnswer(`a confidence of ${String(confidence)}`);
    }
  }
  const [{ label, confidence }] = rows;
  return ok({ text: trialTexts[0], label: String(label), confidence: Number(confidence), milliseconds });
}

function noAnswer(detail: string): Result<never> {
  return err(
    failure(
      'model_invalid',
      `넣기 전에 시험해 보았는데 모델이 제대로 답하지 않아서 넣지 않았어요(${detail}). 다른 모델을 고르거나 다시 내보내 주세요.`,
      `The model was tried before adding it and gave no proper answer, so it wasn't added (${detail}). Choose another one, or export it again.`,
    ),
  );
}
