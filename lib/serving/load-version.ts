import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type BatchingOverrides, effectiveBatching } from './batching';
import type { ServingLog } from './events';
import { createHandlerContext } from './handler-context';
import type { VersionParts } from './loaded-version';
import type { Manifest } from './manifest';
import { readManifest } from './read-manifest';
import type { FoundVersion } from './scan-repository';
import { type HandlerRegistry, makeHandler, type StartFault, startHandler } from './start-handler';
import { verifyFiles } from './verify-files';
import { createWaitingPool, defaultUnderWay } from './waiting-pool';
import { createWorkerPool, type WorkerPoolOptions } from './worker-pool';

export interface LoadSettings {
  readonly handlers: HandlerRegistry;
  /** Absolute path of the bundled worker entry. */
  readonly workerFile: string;
  /** Used where the manifest has no `pool`. */
  readonly workers: number;
  readonly queue: number;
  /** Laid over what manifests say. */
  readonly batching: BatchingOverrides | undefined;
  readonly workerHeapMiB: number;
  /** A model that has not started by then counts as broken. */
  readonly loadTimeoutMs: number;
  /** Origins of other machines that handlers may talk to. */
  readonly remoteAddresses: readonly string[];
  readonly log: ServingLog;
}

/** Before LOADING: the folder is whole. Reads the manifest and checks every file's size and SHA-256. */
export async function checkVersion(found: FoundVersion, log: ServingLog): Promise<Result<Manifest>> {
  if (found.refused) return err(found.refused);
  const { folder, model, version } = found;
  const onDetail = (detail: string) => log.error({ model, version, folder, detail }, 'a model folder is not whole');
  const manifest = await readManifest(folder, { model, version }, onDetail);
  if (!manifest.ok) return manifest;
  const files = await verifyFiles(folder, manifest.value.files, onDetail);
  return files.ok ? manifest : files;
}

/** While LOADING: starts the handler in every worker, and on this thread too if it ever calls a batch quick. */
export async function startVersion(
  { folder, model, version }: FoundVersion,
  manifest: Manifest,
  settings: LoadSettings,
  listeners: Pick<WorkerPoolOptions, 'onCrash' | 'onBatch'>,
): Promise<Result<VersionParts>> {
  const { handlers, log, remoteAddresses } = settings;
  const fail = ({ failure: reason, detail }: StartFault): Result<never> => {
    log.error({ model, version, folder, detail }, 'a model did not start');
    return err(reason);
  };
  const probe = makeHandler(handlers, manifest.handler);
  if (!probe.ok) return fail({ failure: probe.failure, detail: probe.failure.message.en });
  const batching = effectiveBatching(model, manifest.batching, settings.batching);
  const { waits = false } = probe.value;
  if (waits && batching) return fail({ failure: notBatchedHere(), detail: notBatchedHere().message.en });
  const startHere = () => startHandler(handlers, createHandlerContext(folder, manifest, { remoteAddresses, log }));
  const queue = manifest.pool?.queue ?? settings.queue;
  const pool = waits
    ? createWaitingPool({
        manifest,
        start: startHere,
        underWay: manifest.pool?.workers ?? defaultUnderWay,
        queue,
        log,
        ...listeners,
      })
    : createWorkerPool({
        file: settings.workerFile,
        boot: { folder, manifest },
        workers: manifest.pool?.workers ?? settings.workers,
        queue,
        batching,
        heapMiB: settings.workerHeapMiB,
        log,
        ...listeners,
      });
  const isEverQuick = probe.value.isQuick !== undefined;
  const started = await within(
    settings.loadTimeoutMs,
    Promise.all([pool.start(), isEverQuick ? startHere() : undefined]),
  );
  const [pooled, inPlace] = started ?? [];
  if (pooled?.ok && (!isEverQuick || inPlace?.ok)) {
    const handler = inPlace?.ok ? inPlace.handler : undefined;
    return ok({ folder, manifest, batching, pool, inPlace: handler, canExplain: probe.value.explain !== undefined });
  }
  await pool.drain(0);
  if (inPlace?.ok) await inPlace.handler.close?.();
  if (inPlace && !inPlace.ok) return fail(inPlace.fault);
  return fail(pooled && !pooled.ok ? pooled.fault : tooSlow(settings.loadTimeoutMs));
}

/** @returns Undefined if `work` takes longer. It goes on all the same: a thread is never ended by force. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function notBatchedHere(): Failure {
  return failure(
    'model_invalid',
    '다른 컴퓨터에 묻는 모델은 여기서 요청을 묶지 않아요. batching을 빼고, 그쪽 엔진에서 묶어 주세요.',
    'A model that asks another machine is not batched here. Remove batching, and let that engine batch.',
  );
}

function tooSlow(milliseconds: number): StartFault {
  const seconds = milliseconds / 1000;
  const reason = failure(
    'model_invalid',
    `모델이 ${seconds}초 안에 시작하지 못했어요. 더 빠른 컴퓨터에서 하거나 모델을 확인해 주세요.`,
    `The model did not start within ${seconds} s. Check the model, or use a faster computer.`,
  );
  return { failure: reason, detail: reason.message.en };
}
