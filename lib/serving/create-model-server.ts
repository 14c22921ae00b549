import { err, ok, type Result } from '@/lib/base/result';
import { type Configuration, labelsOf } from './configuration';
import { type ConfigurationFile, createConfigurationFile } from './configuration-file';
import type { Explanation } from './handler';
import { labelsAstray } from './labels-astray';
import type { Answered, LoadedVersion } from './loaded-version';
import type { Manifest } from './manifest';
import type {
  Eventually,
  Explained,
  ModelServer,
  ModelSpec,
  Prediction,
  PredictRequest,
  Servable,
} from './model-server';
import { type ModelServerOptions, type ServerSettings, withDefaults } from './model-server-options';
import { createModelSet } from './model-set';
import type { VersionSettings } from './model-version';
import { readVersionFile } from './read-version-file';
import { createRepositoryWatch } from './repository-watch';
import type { Row } from './row';
import { draining } from './serving-failures';
import { policyOf } from './version-policy';
import type { WorkerJob } from './worker-messages';

export type { ModelServerOptions } from './model-server-options';

/** A model server that may still be loading. */
export interface StartedModelServer extends ModelServer {
  /** Resolves once every model has been tried, and never rejects. */
  readonly loaded: Promise<void>;
}

/**
 * Starts loading every model of the repository at once and returns without waiting: until a model is AVAILABLE its
 * requests are answered with model_unavailable. Models load in parallel, and one that is broken stops no other.
 *
 * From then on it follows the folders: versions and models that come are loaded, those that go are let go, and a new
 * version takes over only when it answers. What the configuration file says counts from the next look on.
 */
export function createModelServer(options: ModelServerOptions): StartedModelServer {
  const settings = withDefaults(options);
  const { log, observe } = settings.versions;
  let phase: 'starting' | 'serving' | 'draining' = 'starting';
  let closed: Promise<void> | undefined;
  const configuration = createConfigurationFile(options.configurationFile, log);
  const models = createModelSet({
    log,
    settlePolls: settings.settlePolls,
    unloadMs: settings.unloadMs,
    isClosing: () => phase === 'draining',
    settings: settingsOf(settings, configuration),
    policy(model) {
      const setting = configuration.current().models.get(model)?.versions;
      return setting === undefined ? settings.policy : policyOf(setting);
    },
    labels: (model) => labelsOf(configuration.current(), model),
  });
  const watch = createRepositoryWatch({
    roots: options.roots,
    models,
    configuration,
    pollMs: settings.pollMs,
    log,
  });

  async function start(): Promise<void> {
    try {
      await watch.start();
    } catch (error) {
      log.error({ detail: error instanceof Error ? error.stack : String(error) }, 'loading the models threw');
    }
    if (phase === 'starting') phase = 'serving';
  }

  async function close(): Promise<void> {
    phase = 'draining';
    await watch.stop();
    await models.close(settings.drainMs);
  }

  function locate(spec: ModelSpec): Result<LoadedVersion> {
    return phase === 'draining' ? err(draining()) : models.locate(spec, phase === 'starting');
  }

  function run<T>(
    work: WorkerJob['kind'],
    request: PredictRequest,
    shape: (manifest: Manifest, outputs: readonly unknown[]) => T,
  ): Eventually<T> {
    const sinceMs = performance.now();
    const located = locate(request);
    if (!located.ok) return located;
    const { manifest } = located.value;
    const finish = (answered: Answered, inPlace: boolean): Result<T> => {
      observe({
        type: 'request',
        work,
        model: manifest.name,
        version: manifest.version,
        rows: request.rows.length,
        inPlace,
        outcome: answered.ok ? 'ok' : answered.failure.code,
        durationMs: performance.now() - sinceMs,
      });
      return answered.ok ? ok(shape(manifest, answered.value)) : answered;
    };
    const answered = located.value.answer(work, request, sinceMs);
    return answered instanceof Promise ? answered.then((result) => finish(result, false)) : finish(answered, true);
  }

  return {
    loaded: start(),
    predict: (request) => run('predict', request, toPrediction),
    explain: (request) => run('explain', request, toExplained),
    find(spec) {
      const located = locate(spec);
      return located.ok ? ok(toServable(located.value.manifest)) : located;
    },
    configuration() {
      const refused = configuration.refused();
      const astray = phase === 'serving' ? labelsAstray(configuration.current(), models.isAvailable) : undefined;
      return { ...(refused && { refused }), ...(astray && { astray }) };
    },
    async readFile(model, path, version) {
      const located = locate(version === undefined ? { model } : { model, version });
      return located.ok ? readVersionFile(located.value.folder, located.value.manifest, path) : located;
    },
    statuses: models.statuses,
    isReady: () => phase === 'serving' && models.available().some((version) => version.canAnswer()),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** What the configuration file says lies over the server's own options. Equal until the file changes. */
function settingsOf({ versions }: ServerSettings, file: ConfigurationFile): () => VersionSettings {
  const lay = ({ batching, remoteAddresses }: Configuration): VersionSettings => ({
    ...versions,
    batching: new Map([...(versions.batching ?? []), ...batching]),
    remoteAddresses: [...versions.remoteAddresses, ...remoteAddresses],
  });
  let known = { configuration: file.current(), settings: lay(file.current()) };
  return () => {
    const configuration = file.current();
    if (configuration !== known.configuration) known = { configuration, settings: lay(configuration) };
    return known.settings;
  };
}

function toServable(manifest: Manifest): Servable {
  return { model: manifest.name, version: manifest.version, manifest };
}

// The casts below name what a handler's contract promises; the number of outputs was counted, and their insides are
// the handler's own.

function toPrediction({ name, version }: Manifest, outputs: readonly unknown[]): Prediction {
  return { model: name, version, rows: outputs as readonly Row[] };
}

function toExplained({ name, version }: Manifest, outputs: readonly unknown[]): Explained {
  return { model: name, version, explanations: outputs as readonly Explanation[] };
}
