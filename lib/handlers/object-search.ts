import { detectLimits } from '@/lib/protocols/detect-options';
import { workerCrashed } from '@/lib/serving/serving-failures';
import { StatedFault } from '@/lib/serving/stated-fault';
import type { Candidate } from '@/lib/vision/candidate';
import type { Cascade } from '@/lib/vision/cascade';
import { cutOut } from '@/lib/vision/cut-out';
import { gridsFor } from '@/lib/vision/detect';
import type { DetectOptions } from '@/lib/vision/detect-options';
import { fastPathObstacle } from '@/lib/vision/fast-path';
import type { GrayImage } from '@/lib/vision/gray-image';
import { type Detection, groupRectangles } from '@/lib/vision/group-rectangles';
import { mostCandidates } from '@/lib/vision/scan-jobs';
import { scanPlainUntil } from '@/lib/vision/scan-plain-until';
import type { ShelvedCascade } from './cascade-shelf';
import { type Scanned, ScanPool, type ScanPoolOptions } from './scan-pool';

/** What a second cascade found, in pixels of the whole picture. */
export interface InnerDetection extends Detection {
  readonly cascade: string;
}

export interface OuterDetection extends Detection {
  /** Present when second cascades were asked for. */
  readonly inside?: readonly InnerDetection[];
}

export interface Found {
  readonly boxes: readonly OuterDetection[];
  /** True when the time was over, or boxes past the most that are given were left out. */
  readonly truncated: boolean;
}

/** Boxes inside boxes of one answer. */
const mostInside = 1000;

/** Searches pictures within the time and the number of boxes that `detectLimits` allows, whatever the cascade. */
export class ObjectSearch {
  private pool: ScanPool;

  constructor(private readonly poolOptions: ScanPoolOptions) {
    this.pool = new ScanPool(poolOptions);
  }

  /** Makes a cascade's scan ready in every thread, so that the first picture needn't wait for it. */
  async warm(shelved: ShelvedCascade): Promise<void> {
    const side = 256;
    const pixels = Uint8Array.from({ length: side * side }, (_, at) => (at * 31) & 255);
    await this.scan(shelved, { pixels, width: side, height: side }, {}, Number.POSITIVE_INFINITY);
  }

  /**
   * @param inside  Looked for inside each box of `first`, from their own windows' sizes up.
   * @throws StatedFault when a scan thread died; the next search has new ones.
   */
  async find(
    image: GrayImage,
    first: ShelvedCascade,
    inside: readonly ShelvedCascade[],
    options: DetectOptions,
  ): Promise<Found> {
    const endsAtMs = performance.now() + detectLimits.scanMs;
    const outer = await this.scan(first, image, options, endsAtMs);
    const boxes = outer.detections.slice(0, detectLimits.boxes);
    let truncated = outer.truncated || outer.detections.length > boxes.length;
    if (inside.length === 0) return { boxes, truncated };
    let left = mostInside;
    const nested: OuterDetection[] = [];
    for (const box of boxes) {
      const parts: InnerDetection[] = [];
      for (const second of inside) {
        const found = await this.scan(second, cutOut(image, box), insideOptions(options), endsAtMs);
        truncated ||= found.truncated || found.detections.length > left;
        const kept = found.detections.slice(0, left);
        left -= kept.length;
        for (const part of kept) parts.push({ ...part, x: part.x + box.x, y: part.y + box.y, cascade: second.key });
      }
      nested.push({ ...box, inside: parts });
    }
    return { boxes: nested, truncated };
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private async scan(
    { key, cascade }: ShelvedCascade,
    image: GrayImage,
    options: Partial<DetectOptions>,
    endsAtMs: number,
  ): Promise<Scanned> {
    // Smaller than the window: nothing can be in it.
    if (image.width < cascade.width || image.height < cascade.height) return { detections: [], truncated: false };
    if (fastPathObstacle(cascade) !== undefined) return scanOnThisThread(cascade, image, options, endsAtMs);
    if (this.pool.isBroken()) this.pool = new ScanPool(this.poolOptions);
    try {
      return await this.pool.detect(key, cascade, image, options, { endsAtMs });
    } catch (error) {
      if (this.pool.isBroken()) throw new StatedFault('scan-thread-ended', workerCrashed());
      throw error;
    }
  }
}

function insideOptions({ scaleFactor, minNeighbors }: DetectOptions): Partial<DetectOptions> {
  return { scaleFactor, minNeighbors };
}

/** The plain scan, for own cascades that the fast one doesn't take, under the same limits. */
function scanOnThisThread(
  cascade: Cascade,
  image: GrayImage,
  options: Partial<DetectOptions>,
  endsAtMs: number,
): Scanned {
  let truncated = false;
  let count = 0;
  const isLate = () => {
    truncated ||= performance.now() > endsAtMs;
    return truncated;
  };
  // From the largest objects down, which cost least; then put in the order in which all would have come.
  const byScale: (readonly Candidate[])[] = [];
  for (const grid of gridsFor(image, cascade, options).reverse()) {
    truncated ||= count > mostCandidates;
    const found = scanPlainUntil(image, cascade, grid, isLate);
    count += found.length;
    byScale.unshift(found);
  }
  truncated ||= count > mostCandidates;
  const candidates = byScale.flat().slice(-mostCandidates);
  return { detections: groupRectangles(candidates, options.minNeighbors ?? 3, image), truncated };
}
