import { type Failure, failure } from '@/lib/base/failure';
import type { ModelSpec } from './model-server';
import type { ModelVersion } from './model-version';
import { stillLoading } from './serving-failures';

/** Names of a list that a sentence repeats before it stops. */
const maxListed = 20;

/** @returns The newest version that answers now. */
export function newestAvailable(versions: readonly ModelVersion[]): ModelVersion | undefined {
  return versions
    .filter((candidate) => candidate.loaded() !== undefined)
    .reduce<ModelVersion | undefined>((best, next) => (best && best.version > next.version ? best : next), undefined);
}

/**
 * Why a spec names no version that answers now. Says what exists instead, and never repeats what was asked for.
 * @param versions  The model's versions; undefined when there is no such model.
 * @param models  Every model's name.
 * @param isLoading  True until every model has been tried once.
 */
export function whyMissing(
  spec: ModelSpec,
  versions: readonly ModelVersion[] | undefined,
  models: readonly string[],
  isLoading: boolean,
): Failure {
  if (!versions) return isLoading ? stillLoading() : noSuchModel(models);
  if (spec.version === undefined && spec.label !== undefined) return noSuchLabel();
  if (spec.version === undefined) {
    const newest = versions.reduce((best, next) => (next.version > best.version ? next : best));
    return isLoading ? stillLoading() : notLoaded(newest);
  }
  const named = versions.find((candidate) => candidate.version === spec.version);
  if (named?.failure()) return notLoaded(named);
  if (named?.state() === 'LOADING' || (named && isLoading)) return stillLoading();
  return noSuchVersion(versions.filter((candidate) => candidate.loaded() !== undefined));
}

function noSuchModel(models: readonly string[]): Failure {
  const listed = models.slice(0, maxListed).join(', ');
  return models.length === 0
    ? failure(
        'model_not_found',
        '서버에 모델이 하나도 없어요. 모델 폴더를 확인해 주세요.',
        'This server has no models.',
      )
    : failure('model_not_found', `그런 모델이 없어요. 있는 모델: ${listed}.`, `No such model. There is: ${listed}.`);
}

function noSuchVersion(open: readonly ModelVersion[]): Failure {
  const listed = open
    .map((candidate) => candidate.version)
    .slice(0, maxListed)
    .join(', ');
  return failure(
    'model_not_found',
    `그 버전은 지금 쓸 수 없어요. 쓸 수 있는 버전: ${listed || '없음'}.`,
    `That version is not served. Served now: ${listed || 'none'}.`,
  );
}

function noSuchLabel(): Failure {
  return failure(
    'label_not_found',
    '그런 이름표(label)가 이 모델에 없어요. 설정 파일의 labels를 확인해 주세요.',
    "This model has no such label. See 'labels' in the configuration file.",
  );
}

/** An ended version's own reason may be anything from a wrong hash to a closing server. */
function notLoaded(version: ModelVersion): Failure {
  const reason = version.failure()?.message;
  return failure(
    'model_unavailable',
    `이 모델은 지금 쓸 수 없어요. ${reason?.ko ?? '잠시 뒤에 다시 해 주세요.'}`,
    `This model cannot be used now. ${reason?.en ?? 'Try again in a moment.'}`,
    30,
  );
}
