import { type Failure, failure } from '@/lib/base/failure';
import type { LoadedVersion } from './loaded-version';
import type { ModelSpec, VersionState } from './model-server';
import { stillLoading } from './serving-failures';

/** Names of a list that a sentence repeats before it stops. */
const maxListed = 20;

/** As much of a version as it takes to say why it doesn't answer. */
export interface VersionView {
  readonly version: number;
  state(): VersionState;
  failure(): Failure | undefined;
  loaded(): LoadedVersion | undefined;
}

/**
 * Why a spec names no version that answers now. Says what exists instead, and never repeats what was asked for.
 * @param versions  The model's versions, newest first; undefined when there is no such model.
 * @param labels  The model's labels, with the versions they lead to.
 * @param models  Every model's name.
 * @param isLoading  True until every model has been tried once.
 */
export function whyMissing(
  spec: ModelSpec,
  versions: readonly VersionView[] | undefined,
  labels: ReadonlyMap<string, number>,
  models: readonly string[],
  isLoading: boolean,
): Failure {
  if (!versions) return isLoading ? stillLoading() : noSuchModel(models);
  if (spec.version === undefined && spec.label !== undefined) {
    const labelled = labels.get(spec.label);
    if (labelled === undefined) return noSuchLabel();
    return isLoading ? stillLoading() : notLoaded(versions.find(({ version }) => version === labelled));
  }
  if (spec.version === undefined) {
    const isOnItsWay = versions.some((candidate) => candidate.state() === 'LOADING');
    return isLoading || isOnItsWay ? stillLoading() : notLoaded(versions[0]);
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

function noSuchVersion(open: readonly VersionView[]): Failure {
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
function notLoaded(version: VersionView | undefined): Failure {
  const reason = version?.failure()?.message;
  return failure(
    'model_unavailable',
    `이 모델은 지금 쓸 수 없어요. ${reason?.ko ?? '잠시 뒤에 다시 해 주세요.'}`,
    `This model cannot be used now. ${reason?.en ?? 'Try again in a moment.'}`,
    30,
  );
}
