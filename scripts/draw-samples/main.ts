import sharp from 'sharp';
import { cat } from './cat';
import { classPicture } from './class-picture';
import { landscape } from './landscape';
import { girl, grandfather, student, tilted } from './portraits';

/** File name without ending → what draws it, as SVG. */
const drawings = new Map<string, () => string>([
  ['girl', girl],
  ['grandfather', grandfather],
  ['student', student],
  ['class', classPicture],
  ['cat', cat],
  ['landscape', landscape],
  ['tilted', tilted],
]);

/** @param folder  Must exist. @param names  Only these; all when empty. */
export async function drawSamples(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names.length === 0 ? drawings.keys() : names) {
    const draw = drawings.get(name);
    if (draw === undefined)
      throw new Error(`No drawing is called ${name}. There are: ${[...drawings.keys()].join(', ')}.`);
    const { width, height, size } = await sharp(Buffer.from(draw()))
      .removeAlpha()
      .webp({ quality: 86, effort: 5 })
      .toFile(`${folder}/${name}.webp`);
    process.stdout.write(`${name}.webp: ${width}x${height}, ${(size / 1000).toFixed(0)} kB\n`);
  }
}
