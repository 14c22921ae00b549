import { decodeCascade } from './cascade-binary';
import type { Patch } from './draw-test-image';

/**
 * @param json  Pixels in base64 by the cascade's name.
 * @param read  Gives a cascade's compact file; a patch is as large as its window.
 */
export function readPatches(json: string, read: (name: string) => Uint8Array): Map<string, Patch> {
  const patches = new Map<string, Patch>();
  for (const [name, base64] of Object.entries(JSON.parse(json) as Record<string, string>)) {
    const cascade = decodeCascade(read(name));
    if (!cascade.ok) throw new Error(`${name}: ${cascade.failure.message.en}`);
    const pixels = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    patches.set(name, { pixels, width: cascade.value.width, height: cascade.value.height });
  }
  return patches;
}
