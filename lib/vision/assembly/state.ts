// What one scan works on. The host places every buffer (see kernel-memory.ts) and tells the addresses here; nothing in
// this module allocates. All addresses are bytes; rows of all tables have the same pitch.

/** The image: one byte a pixel, with at least 32 readable bytes behind it. */
export let grayAt: usize = 0;
export let grayWidth: i32 = 0;
export let grayHeight: i32 = 0;

/** The cascade's window, whether it has tilted features, and whether flat windows are left out (not for LBP). */
export let windowWidth: i32 = 0;
export let windowHeight: i32 = 0;
export let withTilted: bool = false;
export let withContrast: bool = false;

/** Table rows: bytes from one to the next, and how many there are. */
export let pitch: usize = 0;
export let rowCapacity: i32 = 0;
export let sumsAt: usize = 0;
export let squaresAt: usize = 0;
export let tiltedAt: usize = 0;

/** Two rows of pixels of the shrunk image, each with 16 zero bytes in front, and two rows blended along x. */
export let pixelsAt: usize = 0;
export let pixelsSize: usize = 0;
export let blendedAt: usize = 0;
export let blendedSize: usize = 0;
/** Where each shrunk column and row comes from (see resize-axes.ts). */
export let columnsAt: usize = 0;
export let rowsAt: usize = 0;

/** Per window of a batch of rows: normalisation factor (f32) and running stage sum (i32), pitched like the tables. */
export let factorsAt: usize = 0;
export let partialsAt: usize = 0;
export let batchRows: i32 = 0;
/** Groups of four windows still in the race: address of the first window in the sums, bits of the living ones. */
export let groupsAt: usize = 0;
/** Per row of windows of a batch, the end of its part of that list. */
export let rowEndsAt: usize = 0;
/** Per row of windows of a scale, 1 when the first window of the next tile is to be skipped. */
export let skipsAt: usize = 0;
/** Results of tree nodes for two groups: 32 bytes a slot. */
export let nodesAt: usize = 0;

/** Compiled cascade for the current step (see scan-tables.ts). */
export let tablesAt: usize = 0;
/** The exact form of its last stage, whose sum is a window's weight. */
export let lastStageAt: usize = 0;
export let smallestContrast: i64 = 0;

/** The current scale: its step, the shrunk image, and how many window columns and rows of pixels the tile has. */
export let step: i32 = 1;
export let width: i32 = 0;
export let height: i32 = 0;
export let tileX: i32 = 0;
export let tileWidth: i32 = 0;
export let tileWindows: i32 = 0;

/** Group and window counters, so that a test can tell that the work was done here. */
export let windowsSeen: i64 = 0;
export let exactSums: i32 = 0;
export let weakSums: i64 = 0;

export function setImage(gray: usize, columns: i32, rows: i32): void {
  grayAt = gray;
  grayWidth = columns;
  grayHeight = rows;
}

export function setWindow(columns: i32, rows: i32, tilted: bool, contrast: bool, smallest: i64): void {
  windowWidth = columns;
  windowHeight = rows;
  withTilted = tilted;
  withContrast = contrast;
  smallestContrast = smallest;
}

export function setTables(rowPitch: usize, rows: i32, sums: usize, squares: usize, tilted: usize): void {
  pitch = rowPitch;
  rowCapacity = rows;
  sumsAt = sums;
  squaresAt = squares;
  tiltedAt = tilted;
}

export function setRows(pixels: usize, pixelBytes: usize, blended: usize, blendedBytes: usize): void {
  pixelsAt = pixels;
  pixelsSize = pixelBytes;
  blendedAt = blended;
  blendedSize = blendedBytes;
}

export function setAxes(columns: usize, rows: usize, skips: usize): void {
  columnsAt = columns;
  rowsAt = rows;
  skipsAt = skips;
}

export function setBatch(
  rows: i32,
  factors: usize,
  partials: usize,
  groups: usize,
  rowEnds: usize,
  nodes: usize,
): void {
  batchRows = rows;
  factorsAt = factors;
  partialsAt = partials;
  groupsAt = groups;
  rowEndsAt = rowEnds;
  nodesAt = nodes;
}

export function setScale(origins: i32, columns: i32, rows: i32, tables: usize, lastStage: usize): void {
  lastStageAt = lastStage;
  step = origins;
  width = columns;
  height = rows;
  tablesAt = tables;
}

/** @param x First column of windows. @param columns Pixels of the tile. @param windows Window columns in it. */
export function setTile(x: i32, columns: i32, windows: i32): void {
  tileX = x;
  tileWidth = columns;
  tileWindows = windows;
}

export function countWindows(count: i32): void {
  windowsSeen += count;
}

export function countExact(): void {
  exactSums++;
}

export function countWeak(count: i32): void {
  weakSums += count;
}
