// Scans a band of windows of one scale: shrinks the rows it needs, sums them, and runs batches of window rows through the
// stages, stage by stage.
import { listAllGroups, listClearGroups } from './contrast-row';
import { exactSum } from './exact-sum';
import { runHaarPart } from './haar-part';
import { addSumRows, clearRow } from './integral-rows';
import { runLbpPart } from './lbp-part';
import { partFunction, partOtherTrees, partPairs, partSize, partStage, partTrees } from './part-header';
import { fillColumns, fillRows } from './resize-axes';
import { forgetBlended, makePixelRow } from './resize-rows';
import {
  batchRows,
  countWeak,
  countWindows,
  factorsAt,
  groupsAt,
  lastStageAt,
  partialsAt,
  pitch,
  rowCapacity,
  rowEndsAt,
  skipsAt,
  squaresAt,
  step,
  sumsAt,
  tablesAt,
  tileWindows,
  tileX,
  tiltedAt,
  windowHeight,
  withContrast,
  withTilted,
} from './state';
import { addTiltedRow } from './tilted-rows';
import { runTreePart } from './tree-part';
import { closeList, fillSeenAfter, keepPassing, keepSeen, openList, padList } from './window-groups';

export {
  exactSums,
  setAxes,
  setBatch,
  setImage,
  setRows,
  setScale,
  setTables,
  setTile,
  setWindow,
  weakSums,
  windowsSeen,
} from './state';

/** Row of the shrunk image that table row 0 belongs to, and how many table rows are made. */
let bandTop: i32 = 0;
let rowsMade: i32 = 0;
let bandBegins: bool = true;
/** The next row of windows. */
let nextY: i32 = 0;

/** Begins the current scale. */
export function beginScale(): void {
  fillSeenAfter();
  fillRows();
}

/** Begins a band of the current tile. @param y Its first row of windows, a multiple of the step. */
export function beginBand(y: i32): void {
  fillColumns();
  forgetBlended();
  bandTop = y;
  bandBegins = true;
  rowsMade = 0;
  nextY = y;
}

/**
 * Scans on until the band ends or `out` might not hold the next batch.
 * @param yEnd  The band's end.
 * @param out   Accepted windows, 16 bytes each: x, y (i32), weight (f64).
 * @param capacity  Windows that fit into `out`; at least those of one batch.
 * @returns windows written. The band is done when `isBandDone` says so.
 */
export function scanBand(yEnd: i32, out: usize, capacity: i32): i32 {
  let found = 0;
  while (nextY < yEnd && found + tileWindows * batchRows <= capacity) {
    const left = (yEnd - nextY + step - 1) / step;
    const rows = min(batchRows, left);
    makeTables(nextY + (rows - 1) * step + windowHeight);
    found += scanBatch(rows, out + (<usize>found << 4));
    nextY += rows * step;
  }
  return found;
}

export function isBandDone(yEnd: i32): bool {
  return nextY >= yEnd;
}

/** Makes table rows until the one that lies under pixel row `bottom - 1`. */
function makeTables(bottom: i32): void {
  if (bandBegins) {
    clearRow(sumsAt);
    if (withContrast) clearRow(squaresAt);
    if (withTilted) clearRow(tiltedAt);
    rowsMade = 1;
  }
  if (bottom - bandTop >= rowCapacity) moveTables();
  while (bandTop + rowsMade <= bottom) {
    const y = bandTop + rowsMade - 1;
    makePixelRow(y);
    addSumRows(y, rowsMade);
    if (withTilted) addTiltedRow(y, rowsMade, bandBegins);
    bandBegins = false;
    rowsMade++;
  }
}

/** Keeps the rows from the next windows on. Sums run on across the move: only differences are ever read. */
function moveTables(): void {
  const gone = <usize>(nextY - bandTop) * pitch;
  const kept = <usize>rowsMade * pitch - gone;
  memory.copy(sumsAt, sumsAt + gone, kept);
  if (withContrast) memory.copy(squaresAt, squaresAt + gone, kept);
  if (withTilted) memory.copy(tiltedAt, tiltedAt + gone, kept);
  rowsMade -= nextY - bandTop;
  bandTop = nextY;
}

function scanBatch(rows: i32, out: usize): i32 {
  const top = nextY - bandTop;
  const batch = sumsAt + <usize>top * pitch;
  const factorsShift = factorsAt - batch;
  const partialsShift = partialsAt - batch;
  countWindows(rows * tileWindows);
  let end = groupsAt;
  for (let row = 0; row < rows; row++) {
    const group = sumsAt + <usize>(top + row * step) * pitch;
    end = withContrast
      ? listClearGroups(group, tileWindows, group + factorsShift, end)
      : listAllGroups(group, tileWindows, end);
    store<u32>(rowEndsAt + (<usize>row << 2), <u32>end);
  }
  let part = tablesAt;
  runPart(part, end, factorsShift, partialsShift);
  end = keepFirst(part, rows, factorsShift, partialsShift);
  for (part += load<u32>(part, partSize); end > groupsAt && load<i32>(part, partSize) != 0; ) {
    runPart(part, end, factorsShift, partialsShift);
    end = keepPassing(part, end, factorsShift, partialsShift);
    part += load<u32>(part, partSize);
  }
  return report(end, factorsShift, out);
}

/** After stage 0, row by row, with what the tile on the left has left to skip. */
function keepFirst(part: usize, rows: i32, factorsShift: usize, partialsShift: usize): usize {
  openList();
  let list = groupsAt;
  for (let row = 0; row < rows; row++) {
    const y = nextY + row * step;
    const end = <usize>load<u32>(rowEndsAt + (<usize>row << 2));
    const first = sumsAt + <usize>(y - bandTop) * pitch;
    const last = first + <usize>((tileWindows - 1) >> 2) * 16;
    const skip = tileX == 0 ? 0 : <i32>load<u8>(skipsAt + y);
    const next = keepSeen(part, list, end, first, last, skip, factorsShift, partialsShift);
    store<u8>(skipsAt + y, <u8>next);
    list = end;
  }
  return closeList();
}

function runPart(part: usize, end: usize, factorsShift: usize, partialsShift: usize): void {
  if (end == groupsAt) return;
  padList(end);
  countWeak(<i32>((end - groupsAt) >> 3) * load<i32>(part, partTrees));
  const generated = load<u32>(part, partFunction);
  if (generated != 0) call_indirect<void>(generated, groupsAt, end, factorsShift, partialsShift);
  else if (!withContrast) runLbpPart(part, groupsAt, end, partialsShift);
  else if (load<i32>(part, partPairs) + load<i32>(part, partOtherTrees) == 0) {
    runHaarPart(part, groupsAt, end, factorsShift, partialsShift);
  } else {
    runTreePart(part, groupsAt, end, factorsShift, partialsShift);
  }
}

/** Writes what is left, each with its sum of the last stage. */
function report(end: usize, factorsShift: usize, out: usize): i32 {
  const first = out;
  for (let at = groupsAt; at < end; at += 8) {
    const group = <usize>load<u32>(at);
    const bits = load<u32>(at, 4);
    for (let lane = 0; lane < 4; lane++) {
      if ((bits & (1 << lane)) == 0) continue;
      const window = group + (<usize>lane << 2);
      const row = (window - sumsAt) / pitch;
      store<i32>(out, tileX + <i32>((window - sumsAt - row * pitch) >> 2) * step);
      store<i32>(out, bandTop + <i32>row, 4);
      store<f64>(out, exactSum(lastStageAt, window, load<f32>(window + factorsShift)), 8);
      out += 16;
    }
  }
  return <i32>((out - first) >> 4);
}
