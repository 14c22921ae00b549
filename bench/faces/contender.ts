import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import { ScanPool } from '@/lib/handlers/scan-pool';
import type { Cascade } from '@/lib/vision/cascade';
import type { GrayImage } from '@/lib/vision/gray-image';
import { luma } from '@/lib/vision/luma';
import type { PeerAnswer } from './peer';

export interface NamedCascade {
  readonly key: string;
  readonly cascade: Cascade;
}

/** Our detector, asked like the others. */
export class Contender {
  private readonly pools: Map<number, ScanPool>;

  constructor(
    workerFile: string,
    private readonly clock: 'wall' | 'cpu',
  ) {
    this.pools = new Map([1, 2].map((threads) => [threads, new ScanPool({ threads, workerFile })]));
    sharp.concurrency(1);
  }

  async detect(
    { key, cascade }: NamedCascade,
    image: GrayImage,
    minSize: number,
    threads: number,
  ): Promise<PeerAnswer> {
    const pool = this.pools.get(threads) as ScanPool;
    const began = this.now();
    const { detections } = await pool.detect(key, cascade, image, {
      scaleFactor: 1.1,
      minNeighbors: 5,
      minSize: { width: minSize, height: minSize },
    });
    const milliseconds = this.now() - began;
    return { milliseconds, boxes: detections.map(({ x, y, width, height }) => [x, y, width, height]) };
  }

  /** From the file's bytes to the boxes, one thread. */
  async detectJpeg(model: NamedCascade, bytes: Buffer, minSize: number): Promise<PeerAnswer> {
    const began = this.now();
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const image = { pixels: luma(data, 3), width: info.width, height: info.height };
    const { boxes } = await this.detect(model, image, minSize, 1);
    return { milliseconds: this.now() - began, boxes };
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }

  private now(): number {
    if (this.clock === 'wall') return performance.now();
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}
