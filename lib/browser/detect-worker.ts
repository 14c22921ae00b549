import { decodeCascade } from '@/lib/vision/cascade-binary';
import { createDetector, type Detector } from '@/lib/vision/detect';
import type { DetectAnswer, DetectRequest } from './detect-messages';

/** The Web Worker's side of `DetectInBrowser`: the same detector as on the server, without a server. */
const detectors = new Map<string, Detector>();

self.addEventListener('message', ({ data }: MessageEvent<DetectRequest>) => {
  if (data.kind === 'cascade') addCascade(data.key, data.bytes);
  else self.postMessage(answer(data));
});

function addCascade(key: string, bytes: Uint8Array): void {
  const cascade = decodeCascade(bytes);
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  detectors.set(key, createDetector(cascade.value));
}

function answer({ id, key, pixels, width, height, options }: DetectRequest & { kind: 'detect' }): DetectAnswer {
  const detector = detectors.get(key);
  if (detector === undefined) return { id, error: `The cascade ${key} was not given.` };
  const began = performance.now();
  try {
    const detections = detector.detect({ pixels, width, height }, options);
    return { id, detections, milliseconds: performance.now() - began };
  } catch (error) {
    if (error instanceof RangeError) return { id, error: error.message };
    throw error;
  }
}
