import 'server-only';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type LabelShare, labelShares } from '@/lib/demos/label-shares';
import { startedModelServer } from './started-model-server';
import { findTextModel } from './text-models';

/**
 * What a text classification model says of a text: its labels, the likeliest first. Never throws.
 * @param name  Of a model that {@link findTextModel} knows.
 */
export async function classifyText(name: string, text: string): Promise<Result<readonly LabelShare[]>> {
  const server = startedModelServer();
  const model = findTextModel(name);
  if (!server || !model) return err(unavailable);
  try {
    const predicted = await server.predict({ model: name, rows: [{ text }] });
    if (!predicted.ok) return predicted;
    const shares = labelShares(model.labels, predicted.value.rows[0]?.probabilities);
    return shares ? ok(shares) : err(broken);
  } catch (bug) {
    // A bug, not an expected failure: its name goes to the log, without the message, which might quote the text.
    console.error(`classify-text: ${bug instanceof Error ? bug.name : typeof bug}`);
    return err(broken);
  }
}

const unavailable = failure(
  'model_unavailable',
  '모델이 아직 준비되지 않았어요. 잠시 뒤에 다시 해 주세요.',
  'The model is not ready yet. Try again in a moment.',
);

const broken = failure(
  'internal',
  '답을 만들다 문제가 생겼어요. 다시 해 보고, 계속 그러면 선생님께 알려 주세요.',
  'Something went wrong while answering. Try again, and tell your teacher if it keeps happening.',
);
