/** Cells a side. No more of a face is left than this many levels each way, however it is smoothed afterwards. */
export const mostCells = 6;

/**
 * The mean colours of a picture's cells: what stays of a face when it is blurred. A cell is at least 8 pixels wide, so
 * that a small face loses as much.
 * @param pixels  RGBA, row-major, `width * height * 4`.
 * @returns RGBA of `columns * rows` cells, all opaque, and how many there are each way: 1 to {@link mostCells}.
 * @throws RangeError if the length disagrees with `width` and `height`.
 */
export function averageCells(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
): { cells: Uint8ClampedArray<ArrayBuffer>; columns: number; rows: number } {
  if (width < 1 || height < 1 || pixels.length !== width * height * 4) {
    throw new RangeError(`pixels has ${pixels.length} values, expected ${width}x${height}x4.`);
  }
  const columns = cellsAlong(width);
  const rows = cellsAlong(height);
  const cells = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row++) {
    const top = Math.floor((row * height) / rows);
    const bottom = Math.floor(((row + 1) * height) / rows);
    for (let column = 0; column < columns; column++) {
      const left = Math.floor((column * width) / columns);
      const right = Math.floor(((column + 1) * width) / columns);
      let [red, green, blue] = [0, 0, 0];
      for (let y = top; y < bottom; y++) {
        for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
          red += pixels[at] ?? 0;
          green += pixels[at + 1] ?? 0;
          blue += pixels[at + 2] ?? 0;
        }
      }
      const count = (bottom - top) * (right - left);
      cells.set([red / count, green / count, blue / count, 255], (row * columns + column) * 4);
    }
  }
  return { cells, columns, rows };
}

function cellsAlong(side: number): number {
  return Math.min(mostCells, Math.max(1, Math.floor(side / 8)));
}
