import { isMainThread } from 'node:worker_threads';

/**
 * From 1.29 on onnxruntime's own builds report every session to their maker, and keep a device's id and a queue of
 * reports in the home folder, unless this variable stands in the process's environment before the library is loaded.
 */
const VARIABLE = 'ORT_DISABLE_TELEMETRY';

/**
 * Call it before onnxruntime is loaded. On the main thread it sets the variable for the whole process; a worker thread
 * has a copy of the environment, which native code doesn't read, so there it can only look whether this was done.
 * @throws Error on a worker thread of a process whose main thread hasn't called it.
 */
export function refuseTelemetry(): void {
  if (isMainThread) process.env[VARIABLE] = '1';
  else if (process.env[VARIABLE] !== '1') throw new Error(`${VARIABLE} must be set before a worker thread starts.`);
}
