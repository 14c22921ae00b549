import type { DetectOptions } from '@/lib/vision/detect-options';
import type { Detection } from '@/lib/vision/group-rectangles';

/** To the Web Worker. The pixels' buffer is moved, not copied. */
export type DetectRequest =
  | { readonly kind: 'cascade'; readonly key: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'detect';
      readonly id: number;
      readonly key: string;
      readonly pixels: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly options: Partial<DetectOptions>;
    };

/** From the Web Worker, one for each `detect`. */
export type DetectAnswer =
  | { readonly id: number; readonly detections: Detection[]; readonly milliseconds: number }
  | { readonly id: number; readonly error: string };
