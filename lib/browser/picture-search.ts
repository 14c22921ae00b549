import { err, ok, type Result } from '@/lib/base/result';
import type { Candidate } from '@/lib/vision/candidate';
import type { Cascade } from '@/lib/vision/cascade';
import { decodeCascade } from '@/lib/vision/cascade-binary';
import { cutOut } from '@/lib/vision/cut-out';
import { gridsFor } from '@/lib/vision/detect';
import type { DetectOptions } from '@/lib/vision/detect-options';
import { fastPathObstacle } from '@/lib/vision/fast-path';
import type { GrayImage } from '@/lib/vision/gray-image';
import { type Detection, groupRectangles } from '@/lib/vision/group-rectangles';
import { readCascadeXml } from '@/lib/vision/read-cascade-xml';
import { joinFound, mostCandidates, scanJobs } from '@/lib/vision/scan-jobs';
import { ScanKernel } from '@/lib/vision/scan-kernel';
import { scanPlainUntil } from '@/lib/vision/scan-plain-until';

/** What one search asks; cascades by the keys under which they were added. */
export interface SearchQuestion {
  readonly cascade: string;
  /** Second cascades, looked for inside each box of the first. */
  readonly inside: readonly string[];
  readonly options: DetectOptions;
  /** Milliseconds after which no more is looked at. */
  readonly limitMs: number;
  /** Boxes that are given at most. */
  readonly mostBoxes: number;
}

export interface FoundBox extends Detection {
  readonly inside?: readonly (Detection & { readonly cascade: string })[];
}

export interface FoundBoxes {
  readonly boxes: readonly FoundBox[];
  /** True when the time, or the number of boxes, ended the search. */
  readonly truncated: boolean;
}

/** Kernels kept: one cascade and three inside it, and the one that was used before. Each holds a copy of the picture. */
const mostKernels = 5;

/**
 * The search inside the worker: cascades by key, one picture at a time. Not re-entrant.
 * Where the server gives the same gray image, the boxes are the server's, and it ends a search where the server would.
 */
export class PictureSearch {
  private readonly cascades = new Map<string, Cascade>();
  private readonly kernels = new Map<string, ScanKernel>();

  /** @param clock Milliseconds that never run backwards. */
  constructor(private readonly clock: () => number) {}

  /**
   * @param form 'compact': a shipped `.cascade` file. 'xml': OpenCV's own format, from a stranger.
   * @returns the cascade's window, or what is wrong with the file.
   */
  addCascade(key: string, bytes: Uint8Array, form: 'compact' | 'xml'): Result<{ width: number; height: number }> {
    const read = form === 'xml' ? readCascadeXml(bytes) : decodeCascade(bytes);
    if (!read.ok) return err(read.failure);
    this.cascades.set(key, read.value);
    this.kernels.delete(key);
    // Made ready now, so that the first search takes no longer than the next.
    this.kernelOf(key, read.value);
    return ok({ width: read.value.width, height: read.value.height });
  }

  /** @throws RangeError for options out of range or a cascade that was not added. */
  find(image: GrayImage, { cascade, inside, options, limitMs, mostBoxes }: SearchQuestion): FoundBoxes {
    const deadline = this.clock() + limitMs;
    const first = this.scan(cascade, image, options, deadline);
    const outer = first.detections.slice(0, mostBoxes);
    let truncated = first.truncated || first.detections.length > mostBoxes;
    if (inside.length === 0) return { boxes: outer, truncated };
    const whole = { width: 0, height: 0 };
    const boxes = outer.map((box) => {
      const cut = cutOut(image, box);
      const found = inside.flatMap((key) => {
        const second = this.scan(key, cut, { ...options, minSize: whole, maxSize: whole }, deadline);
        truncated ||= second.truncated;
        return second.detections.map((part) => ({ ...part, x: part.x + box.x, y: part.y + box.y, cascade: key }));
      });
      return { ...box, inside: found };
    });
    return { boxes, truncated };
  }

  private scan(key: string, image: GrayImage, options: DetectOptions, deadline: number) {
    const cascade = this.cascades.get(key);
    if (cascade === undefined) throw new RangeError(`The cascade ${key} was not added.`);
    if (image.width < cascade.width || image.height < cascade.height) return { detections: [], truncated: false };
    const kernel = this.kernelOf(key, cascade);
    kernel?.setImage(image);
    const jobs = kernel
      ? scanJobs(gridsFor(image, cascade, options))
      : gridsFor(image, cascade, options).map((grid) => ({ grid, yStart: 0, yEnd: grid.yEnd }));
    const found = new Map<number, Candidate[]>();
    let count = 0;
    let truncated = false;
    const isLate = () => {
      truncated ||= this.clock() > deadline;
      return truncated;
    };
    // From the largest objects down: they cost least, and are the last that should be missing when the time is up.
    for (const [place, { grid, yStart, yEnd }] of [...jobs.entries()].reverse()) {
      truncated ||= count > mostCandidates;
      if (isLate()) break;
      const candidates = kernel
        ? kernel.scan(grid, yStart, yEnd, isLate)
        : scanPlainUntil(image, cascade, grid, isLate);
      count += candidates.length;
      if (candidates.length > 0) found.set(place, [...candidates]);
    }
    truncated ||= count > mostCandidates;
    // The first that are left out are the smallest.
    const candidates = joinFound([found]).slice(-mostCandidates);
    return { detections: groupRectangles(candidates, options.minNeighbors, image), truncated };
  }

  /** @returns undefined for a cascade that only the plain code can scan. */
  private kernelOf(key: string, cascade: Cascade): ScanKernel | undefined {
    if (fastPathObstacle(cascade) !== undefined) return undefined;
    const kernel = this.kernels.get(key) ?? new ScanKernel(cascade);
    this.kernels.delete(key);
    this.kernels.set(key, kernel);
    const [oldest] = this.kernels.keys();
    if (this.kernels.size > mostKernels && oldest !== undefined) this.kernels.delete(oldest);
    return kernel;
  }
}
