import sharp from 'sharp';
import { detectLimits } from '@/lib/protocols/detect-options';
import { luma } from '@/lib/vision/luma';
import type { DecodeAnswer } from './decode-messages';

/** Loaders that may look at a stranger's bytes. All others, of SVG, PDF, TIFF and more, are blocked. */
const loaders = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'];

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: loaders });
// Every picture is another one, and one is decoded at a time.
sharp.cache(false);
sharp.concurrency(1);

/**
 * Decodes a JPEG, PNG or WebP to the luma of the picture as a person sees it: turned as EXIF says, the first frame only,
 * in sRGB, transparency on white. Nothing of the file's metadata comes back.
 * @param bytes  At most `detectLimits.imageBytes`, of one of the three types.
 * @returns `too-large` by what the file declares, before anything is decoded; `corrupt` when any part cannot be read.
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodeAnswer> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > detectLimits.pixels) return { kind: 'too-large' };
    const { data, info } = await sharp(bytes, { limitInputPixels: detectLimits.pixels, failOn: 'truncated', pages: 1 })
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const pixels = lumaOf(data, info.channels);
    return { kind: 'decoded', width: info.width, height: info.height, pixels };
  } catch (error) {
    // Whatever the library says of a stranger's bytes, it is the bytes' fault; a bug here would be a TypeError.
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return { kind: 'corrupt' };
  }
}

/** Gray pictures stay in one channel; luma of equal channels is the channel itself. */
function lumaOf(samples: Uint8Array, channels: number): Uint8Array {
  if (channels === 1) return samples;
  if (channels === 3 || channels === 4) return luma(samples, channels);
  throw new RangeError(`The picture has ${channels} channels, expected 1, 3 or 4.`);
}
