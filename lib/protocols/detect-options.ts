/** What `POST /detect` is asked besides the image, by the names of OpenCV's `detectMultiScale`. */
export interface DetectSettings {
  /** A shipped cascade, by OpenCV's file name without `.xml`. */
  readonly cascade: string;
  /** Above 1: how much larger the window is at each step. */
  readonly scaleFactor: number;
  /** Candidates that must agree on a box, besides one; 0 gives every candidate. */
  readonly minNeighbors: number;
  /** Smallest and largest object, `[width, height]` in pixels; null: the cascade's own window, and the whole image. */
  readonly minSize: readonly [number, number] | null;
  readonly maxSize: readonly [number, number] | null;
  /** Second cascades, looked for inside each box found by the first. */
  readonly inside: readonly string[];
}

/** What a key that isn't sent means; the page starts with the same. */
export const defaultDetectSettings: DetectSettings = {
  cascade: 'haarcascade_frontalface_default',
  scaleFactor: 1.1,
  minNeighbors: 5,
  minSize: [30, 30],
  maxSize: null,
  inside: [],
};

/** Bounds of what a person or a program may ask for, and of the picture itself. */
export const detectLimits = {
  /** Bytes of the image file. */
  imageBytes: 10 * 1024 * 1024,
  /** Width times height. */
  pixels: 64_000_000,
  /** Bytes of an own cascade. */
  cascadeBytes: 5 * 1024 * 1024,
  scaleFactor: { least: 1.01, most: 2 },
  minNeighbors: { least: 0, most: 100 },
  /** Second cascades at once. */
  inside: 3,
  /** Boxes of one answer. */
  boxes: 200,
  /** Milliseconds that the scan may take. */
  scanMs: 2000,
} as const;
