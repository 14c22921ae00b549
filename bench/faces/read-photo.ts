import sharp from 'sharp';
import type { GrayImage } from '@/lib/vision/gray-image';
import { luma } from '@/lib/vision/luma';

/** A picture file as luma, scaled when a size is given. */
export async function readPhoto(file: string, width?: number, height?: number): Promise<GrayImage> {
  const size = width === undefined || height === undefined ? {} : { width, height, fit: 'fill' as const };
  const { data, info } = await sharp(file).removeAlpha().resize(size).raw().toBuffer({ resolveWithObject: true });
  return { pixels: luma(data, 3), width: info.width, height: info.height };
}
