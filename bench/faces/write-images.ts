// Writes the images and the questions for make-reference.py into a folder:
//   node bench/faces/run.mjs write-images DIR            the drawn images
//   node bench/faces/run.mjs write-images DIR PHOTOS     the photos of a folder instead
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { GrayImage } from '@/lib/vision/gray-image';
import { readPatches } from '@/lib/vision/read-patches';
import { photoCases, photoNames, referenceCases, referenceImages } from '@/lib/vision/reference-cases';
import { readPhoto } from './read-photo';

const [folder, photos] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give the folder to write to.');
mkdirSync(folder, { recursive: true });
const patches = readPatches(readFileSync('lib/vision/fixtures/patches.json', 'utf8'), (name) =>
  readFileSync(`models/faces/1/${name}.cascade`),
);
const images = photos === undefined ? referenceImages(patches) : await readPhotos(photos);
const cases = photos === undefined ? referenceCases([...patches.keys()]) : photoCases();
const sizes: Record<string, [number, number]> = {};
for (const [name, { pixels, width, height }] of images) {
  writeFileSync(`${folder}/${name}.gray`, pixels);
  sizes[name] = [width, height];
}
writeFileSync(`${folder}/cases.json`, JSON.stringify({ sizes, cases }));

async function readPhotos(from: string): Promise<Map<string, GrayImage>> {
  const read = photoNames.map(async (name) => [name, await readPhoto(`${from}/${name}.jpg`)] as const);
  return new Map(await Promise.all(read));
}
