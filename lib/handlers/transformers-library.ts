import { refuseTelemetry } from './no-telemetry';

export type TransformersLibrary = typeof import('@xenova/transformers');

/**
 * The library with its native runtime, loaded when the first model needs it: threads of other kinds of models shall
 * not carry its 40 MB. It reads local files only: no request, no report to its maker, no cache on disk, and no log, since its error messages
 * carry what the network was given.
 */
export async function openLibrary(): Promise<TransformersLibrary> {
  refuseTelemetry();
  const library = await import('@xenova/transformers');
  const { env, LogLevel } = library;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useWasmCache = false;
  env.logLevel = LogLevel.NONE;
  env.fetch = () => Promise.reject(new Error('Models are read from local files only.'));
  return library;
}

/** @returns The library's reason, short and without the folder's path. */
export function reasonWithout(folder: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(`${folder}/`, '').replaceAll(folder, '').replaceAll(/\s+/g, ' ').slice(0, 200);
}
