import { type Candidate, candidateAt } from './candidate';
import { type Cascade, hasTilted } from './cascade';
import { assertGrayImage, type GrayImage } from './gray-image';
import { layOutScan, type MemoryLayout, placer, tilesOf } from './memory-layout';
import { type PlannedTree, planCascade } from './plan-trees';
import type { ScanGrid } from './scan-grid';
import { addFunctions, instantiateScan, type ScanExports } from './scan-module';
import { type CompiledTables, compileTables } from './scan-tables';
import { smallestContrast } from './window-contrast';

/** Nodes worked out between two looks at the clock at most: a fraction of a second, whatever the cascade. */
const nodesAtOnce = 25_000_000;

/** What the fast scan did, so that nobody takes the plain one for it. */
export interface ScanCounts {
  readonly windows: number;
  /** Trees worked out for groups of four windows. */
  readonly weakSums: number;
  /** Stage sums that fixed point could not decide, and weights of accepted windows. */
  readonly exactSums: number;
}

/**
 * One cascade in one WebAssembly memory. Not re-entrant: a thread has its own. Memory grows with the largest image seen
 * and is given back with the object.
 */
export class ScanKernel {
  private readonly exports: ScanExports;
  private readonly memory = new WebAssembly.Memory({ initial: 1 });
  private readonly table = new WebAssembly.Table({ initial: 1, element: 'anyfunc' });
  private readonly layout: MemoryLayout;
  private readonly plainTables: CompiledTables;
  private readonly splitTables: CompiledTables;
  private readonly imageAt: number;
  private hasImage = false;

  /** @param cascade One for which `fastPathObstacle` finds nothing. */
  constructor(private readonly cascade: Cascade) {
    this.exports = instantiateScan(this.memory, this.table);
    this.layout = layOutScan(cascade);
    const stages = planCascade(cascade);
    const place = placer(this.layout.end);
    this.plainTables = this.compile(stages, place(0), 1);
    place(this.plainTables.bytes.length);
    this.splitTables = this.compile(stages, place(0), 2);
    place(this.splitTables.bytes.length);
    this.imageAt = place(0);
    this.describe();
  }

  /** Copies the image in. @param image Read now; it may change afterwards. */
  setImage(image: GrayImage): void {
    assertGrayImage(image);
    const { width, height } = image;
    const place = placer(this.imageAt);
    const rowsAt = place(height * 8);
    const skipsAt = place(height);
    const grayAt = place(width * height + 64);
    this.reserve(place(0));
    new Uint8Array(this.memory.buffer, grayAt, image.pixels.length).set(image.pixels);
    this.exports.setAxes(this.layout.columnsAt, rowsAt, skipsAt);
    this.exports.setImage(grayAt, width, height);
    this.hasImage = true;
  }

  /**
   * Scans some rows of one scale of the image.
   * @param yStart  A multiple of the grid's step. @param yEnd At most the grid's.
   * @param isLate  Asked now and then; once it says true, what was found so far is the answer.
   * @returns candidates in the order of y, then x.
   */
  scan(grid: ScanGrid, yStart = 0, yEnd = grid.yEnd, isLate: () => boolean = () => false): Candidate[] {
    if (!this.hasImage) throw new Error('scan needs setImage first.');
    if (grid.xEnd <= 0 || yEnd <= yStart) return [];
    const { exports } = this;
    const tables = grid.step === 1 ? this.plainTables : this.splitTables;
    exports.setScale(grid.step, grid.width, grid.height, tables.partsAt, tables.lastStageAt);
    exports.beginScale();
    const found: Found[] = [];
    for (const tile of tilesOf(grid.width, this.cascade.width, grid.step)) {
      exports.setTile(tile.x, tile.width, tile.windows);
      exports.beginBand(yStart);
      const rows = this.rowsAtOnce(tile.windows) * grid.step;
      let late = false;
      for (let y = yStart + rows; exports.isBandDone(yEnd) === 0 && !late; y += rows) {
        this.scanOn(Math.min(y, yEnd), found);
        late = isLate();
      }
      if (late) break;
    }
    // Tiles lie side by side, rows run through all of them.
    found.sort((a, b) => a.y - b.y || a.x - b.x);
    return found.map(({ x, y, levelWeight }) => candidateAt(x, y, grid.scale, this.cascade, levelWeight));
  }

  counts(): ScanCounts {
    const { windowsSeen, weakSums, exactSums } = this.exports;
    return { windows: Number(windowsSeen.value), weakSums: Number(weakSums.value), exactSums: exactSums.value };
  }

  /** Rows of windows of a tile: a batch, and fewer where the cascade is larger than any that OpenCV ships. */
  private rowsAtOnce(windows: number): number {
    const rows = Math.floor(nodesAtOnce / (windows * this.cascade.nodeFeatures.length));
    return Math.min(Math.max(rows, 1), this.layout.batchRows);
  }

  /** At most one batch. */
  private scanOn(yEnd: number, found: Found[]): void {
    const { foundAt, foundCapacity } = this.layout;
    const count = this.exports.scanBand(yEnd, foundAt, foundCapacity);
    const view = new DataView(this.memory.buffer, foundAt, count * 16);
    for (let at = 0; at < count * 16; at += 16) {
      const levelWeight = view.getFloat64(at + 8, true);
      found.push({ x: view.getInt32(at, true), y: view.getInt32(at + 4, true), levelWeight });
    }
  }

  private compile(stages: readonly (readonly PlannedTree[])[], base: number, step: 1 | 2): CompiledTables {
    const { nodesAt, pitch, tiltedAt, sumsAt } = this.layout;
    const firstFunction = this.table.length;
    const geometry = { base, nodesAt, pitch, tiltedDistance: tiltedAt - sumsAt, step, firstFunction };
    const tables = compileTables(this.cascade, stages, geometry);
    addFunctions(this.table, this.memory, tables.functions);
    this.reserve(base + tables.bytes.length);
    new Uint8Array(this.memory.buffer, base).set(tables.bytes);
    return tables;
  }

  private describe(): void {
    const { layout, exports, cascade } = this;
    const haar = cascade.featureType === 'HAAR';
    const smallest = haar ? BigInt(smallestContrast(cascade.width, cascade.height)) : 0n;
    exports.setWindow(cascade.width, cascade.height, hasTilted(cascade), haar, smallest);
    exports.setTables(layout.pitch, layout.tableRows, layout.sumsAt, layout.squaresAt, layout.tiltedAt);
    exports.setRows(layout.pixelsAt, layout.pixelsSize, layout.blendedAt, layout.blendedSize);
    const { batchRows, factorsAt, partialsAt, groupsAt, rowEndsAt, nodesAt } = layout;
    exports.setBatch(batchRows, factorsAt, partialsAt, groupsAt, rowEndsAt, nodesAt);
  }

  private reserve(end: number): void {
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / 65536));
  }
}

interface Found {
  readonly x: number;
  readonly y: number;
  readonly levelWeight: number;
}
