/** Name of a file made from a photo: the photo's own name without its ending, and what became of it. */
export function savedName(fileName: string, ending: string): string {
  const stem = fileName
    .replace(/\.[^.]{0,5}$/, '')
    // What no system allows in a name, and what an eye misses.
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return `${stem === '' ? 'photo' : stem.slice(0, 100)}-${ending}`;
}
