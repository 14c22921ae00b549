// Bilinear resize tables, in double as OpenCV's INTER_LINEAR_EXACT has them.
// Columns, per four outputs, 64 bytes: four source offsets (i32); a byte picker (v128); four weight pairs (i16 x 8);
// the last 16 bytes hold 1 in their first word when one 16-byte load reaches all eight source pixels.
// Rows, per output, 8 bytes: source row, share of the next row (0..256).
import { columnsAt, grayHeight, grayWidth, height, rowsAt, tileWidth, tileX, width } from './state';

export function fillRows(): void {
  const sourceStep = 1.0 / (<f64>height / <f64>grayHeight);
  for (let y = 0; y < height; y++) {
    const at = rowsAt + (<usize>y << 3);
    store<i32>(at, originOf(sourceStep, y, grayHeight));
    store<i32>(at, shareOf(sourceStep, y, grayHeight), 4);
  }
}

export function fillColumns(): void {
  const sourceStep = 1.0 / (<f64>width / <f64>grayWidth);
  for (let x = 0, at = columnsAt; x < tileWidth; x += 4, at += 64) {
    const first = originOf(sourceStep, tileX + x, grayWidth);
    let origin = first;
    for (let lane = 0; lane < 4; lane++) {
      // Lanes behind the tile's last column repeat it: their sums are never read.
      const column = tileX + min(x + lane, tileWidth - 1);
      origin = originOf(sourceStep, column, grayWidth);
      const share = shareOf(sourceStep, column, grayWidth);
      store<i32>(at + (lane << 2), origin);
      const pick = origin - first;
      // 16-bit lanes of the pair: low byte picked, high byte zero (any index of 128 up picks zero).
      store<u32>(at + 16 + (lane << 2), 0x80008000 | <u32>(pick & 127) | (<u32>((pick + 1) & 127) << 16));
      store<i16>(at + 32 + (lane << 2), <i16>(256 - share));
      store<i16>(at + 34 + (lane << 2), <i16>share);
    }
    store<i32>(at + 48, origin + 1 - first < 16 ? 1 : 0);
  }
}

@inline
function centreOf(sourceStep: f64, i: i32): f64 {
  return sourceStep * (<f64>i + 0.5) - 0.5;
}

@inline
function originOf(sourceStep: f64, i: i32, length: i32): i32 {
  const origin = <i32>floor<f64>(centreOf(sourceStep, i));
  return max(0, min(origin, length - 1));
}

@inline
function shareOf(sourceStep: f64, i: i32, length: i32): i32 {
  const centre = centreOf(sourceStep, i);
  const origin = floor<f64>(centre);
  if (origin < 0 || origin >= <f64>(length - 1)) return 0;
  return <i32>nearest<f64>((centre - origin) * 256.0);
}
