import { type Cascade, hasTilted } from './cascade';

/** Rows of windows that go through the stages together, and table rows kept ahead of a window's own. */
const batchRows = 16;
const spareRows = 64;
/** First free byte: the module's own data lies below. */
const firstAddress = 4096;
/**
 * Bytes from one table row to the next. It is the same for all images, so that a cascade is compiled once; wide images are
 * scanned in tiles. An odd number of cache lines, so that the rows of a window do not all want the same place in a cache.
 */
const pitch = 64 * 49;
/** Words of a row that are free for columns; 16-byte stores and loads spill into the rest. */
const tileColumns = pitch / 4 - 64;

/** Addresses in the scan's memory, in bytes. Everything is a multiple of 16. */
export interface MemoryLayout {
  readonly pitch: number;
  readonly tableRows: number;
  readonly sumsAt: number;
  readonly squaresAt: number;
  readonly tiltedAt: number;
  readonly pixelsAt: number;
  readonly pixelsSize: number;
  readonly blendedAt: number;
  readonly blendedSize: number;
  readonly columnsAt: number;
  readonly batchRows: number;
  readonly factorsAt: number;
  readonly partialsAt: number;
  readonly groupsAt: number;
  readonly rowEndsAt: number;
  readonly nodesAt: number;
  readonly foundAt: number;
  /** Windows of 16 bytes; at least one batch. */
  readonly foundCapacity: number;
  /** Behind everything. */
  readonly end: number;
}

/** Places every buffer that does not depend on the image. */
export function layOutScan(cascade: Cascade): MemoryLayout {
  const place = placer(firstAddress);
  const tableRows = cascade.height + 2 * batchRows + spareRows;
  // Rows of windows lie a step of table rows apart, so a batch of step 2 spans twice its rows.
  const batchBytes = 2 * batchRows * pitch;
  const pixelsSize = align(tileColumns + 64);
  const blendedSize = align(2 * tileColumns + 64);
  const foundCapacity = 2 * batchRows * tileColumns;
  const layout = {
    pitch,
    tableRows,
    pixelsAt: place(2 * pixelsSize + 16),
    pixelsSize,
    blendedAt: place(2 * blendedSize),
    blendedSize,
    columnsAt: place((tileColumns / 4 + 2) * 64),
    batchRows,
    factorsAt: place(batchBytes),
    partialsAt: place(batchBytes),
    // One slot in front and three behind are written by the scan.
    groupsAt: place((batchRows * (tileColumns / 4 + 2) + 6) * 8) + 16,
    rowEndsAt: place(batchRows * 4),
    nodesAt: place(largestStage(cascade) * 32),
    foundAt: place(foundCapacity * 16),
    foundCapacity,
    sumsAt: place(tableRows * pitch + 64),
    squaresAt: place(tableRows * pitch + 64),
    tiltedAt: place(hasTilted(cascade) ? tableRows * pitch + 64 : 0),
  };
  return { ...layout, end: place(0) };
}

/** Gives out memory from an address on, with some free bytes behind each piece. */
export function placer(first: number): (bytes: number) => number {
  let next = first;
  return (bytes) => {
    const at = next;
    next += align(bytes) + 64;
    return at;
  };
}

/** A strip of window columns that is scanned at a time. */
export interface Tile {
  readonly x: number;
  /** Pixels of the shrunk image. */
  readonly width: number;
  /** Window columns. */
  readonly windows: number;
}

/** @param columns Of the shrunk image. All tiles but the last hold whole groups of four windows. */
export function tilesOf(columns: number, windowWidth: number, step: number): Tile[] {
  const windows = Math.floor((tileColumns - 1 - windowWidth) / (4 * step)) * 4;
  const tiles: Tile[] = [];
  for (let x = 0; x <= columns - windowWidth; x += windows * step) {
    const left = Math.floor((columns - windowWidth - x) / step) + 1;
    const width = Math.min((Math.min(windows, left) - 1) * step + windowWidth, columns - x);
    tiles.push({ x, width, windows: Math.min(windows, left) });
  }
  return tiles;
}

/** Nodes of the largest stage. */
function largestStage({ stageTrees, treeNodes }: Cascade): number {
  const firstNodes = Array.from(stageTrees, (tree) => treeNodes[tree] as number);
  return Math.max(...firstNodes.map((first, stage) => first - (firstNodes[stage - 1] ?? 0)));
}

function align(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
