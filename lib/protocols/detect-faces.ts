import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { ModelServer, PredictRequest } from '@/lib/serving/model-server';
import type { DetectAnswer } from './detect-answer';
import { type DetectRequest, detectRow, facesModel } from './detect-request';
import { readDetectAnswer } from './read-detect-answer';
import { Turns } from './turns';

/** Longest that anyone waits for an answer about a picture. */
export const detectDeadlineMs = 20_000;

/** Longest that a picture stands in line behind a class's; a second try is then a better use of the person's time. */
const longestLineMs = 8000;

const turns = new Turns();

/**
 * Asks the faces model about one picture: the one way for the route and for the page.
 * Failures: the model's own about the picture and the cascade (`image_…`, `cascade_…`, `xml_…`), those of the model
 * server, `busy` when its turn doesn't come within eight seconds, and `model_unavailable` when there is no faces model.
 * @param model  `name/version` of what answered.
 * @throws Error when the model's answer is broken.
 */
export async function detectFaces(
  models: ModelServer,
  request: DetectRequest,
  waiting: Pick<PredictRequest, 'signal' | 'deadlineMs'> = {},
): Promise<Result<{ readonly answer: DetectAnswer; readonly model: string }>> {
  const rows = [detectRow(request)];
  const { signal } = waiting;
  const predicted = await turns.run(
    async () => models.predict({ model: facesModel, rows, deadlineMs: detectDeadlineMs, ...waiting }),
    { atOnce: workersOf(models) + 1, waitMs: longestLineMs, ...(signal ? { signal } : {}) },
  );
  if (!predicted) return err(lineTooLong);
  if (!predicted.ok) return err(predicted.failure.code === 'model_not_found' ? noFacesModel : predicted.failure);
  const { model, version } = predicted.value;
  return ok({ answer: readDetectAnswer(predicted.value.rows[0]), model: `${model}/${version}` });
}

/** One more than these keep the workers busy without a pause. */
function workersOf(models: ModelServer): number {
  const serving = models.statuses().find(({ model, state }) => model === facesModel && state === 'AVAILABLE');
  return serving?.manifest?.pool?.workers ?? 1;
}

const lineTooLong = failure(
  'busy',
  '지금 사진을 보내는 사람이 많아서 차례가 오지 않았어요. 5초 뒤에 다시 해 주세요.',
  'Many pictures are being sent, and the turn of this one did not come. Try again in 5 s.',
  5,
);

/** A name that nobody typed can't be "not found": the model isn't there. */
export const noFacesModel: Failure = failure(
  'model_unavailable',
  '얼굴 찾기 모델을 불러오지 못했어요. 서버를 켠 사람에게 알려 주세요.',
  "The faces model isn't loaded. Tell whoever runs this server.",
  5,
);
