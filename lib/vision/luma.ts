/**
 * Luma of interleaved 8-bit colour, bit for bit as OpenCV's `cvtColor(BGR2GRAY)`: 15-bit weights, rounded.
 * @param colour    Row-major samples, `pixelCount * channels`, order R, G, B and then anything (alpha is not used).
 * @param channels  3 (RGB) or 4 (RGBA).
 * @param out       Written in place, one byte a pixel; made when absent.
 * @returns `out`.
 * @throws RangeError when the lengths disagree.
 * @see OpenCV `RGB2Gray<uchar>` of 4.x; the weights add up to 2^15, so white stays 255.
 */
export function luma(
  colour: Uint8Array | Uint8ClampedArray,
  channels: 3 | 4,
  out = new Uint8Array(colour.length / channels),
): Uint8Array {
  if (out.length * channels !== colour.length) {
    throw new RangeError(`colour has ${colour.length} samples, expected ${out.length} pixels of ${channels}.`);
  }
  for (let pixel = 0, sample = 0; pixel < out.length; pixel++, sample += channels) {
    const red = colour[sample] as number;
    const green = colour[sample + 1] as number;
    const blue = colour[sample + 2] as number;
    out[pixel] = (9798 * red + 19235 * green + 3735 * blue + 16384) >> 15;
  }
  return out;
}
