// A stage's sum for one window exactly as OpenCV computes it: features in int32 (no rounding happens there for the
// cascades this module is given), float32 node values, double sum in the order of the trees. Used where fixed-point
// sums come too close to the threshold to tell, and for the weight of an accepted window.
//
// Compiled stage: trees (i32), threshold (f32), then per tree: nodes (i32), its nodes of 72 bytes, its leaves (f32).
// Haar node: left, right (i32), threshold (f32), three weights (i32), twelve corners (i32, bytes from the window).
// LBP node of 104 bytes: left, right, sixteen corners, eight words of the subset.
import { countExact, withContrast } from './state';

export function exactSum(stage: usize, window: usize, factor: f32): f64 {
  countExact();
  const nodeSize: usize = withContrast ? 72 : 104;
  let at = stage + 8;
  let sum: f64 = 0;
  for (let trees = load<i32>(stage); trees > 0; trees--) {
    const nodes = load<i32>(at);
    const first = at + 4;
    const leaves = first + <usize>nodes * nodeSize;
    let next = 0;
    do {
      const node = first + <usize>next * nodeSize;
      const left = withContrast ? haarGoesLeft(node, window, factor) : lbpGoesLeft(node, window);
      next = left ? load<i32>(node) : load<i32>(node, 4);
    } while (next > 0);
    sum += <f64>load<f32>(leaves + <usize>(-next << 2));
    at = leaves + <usize>((nodes + 1) << 2);
  }
  return sum;
}

@inline
export function exactThreshold(stage: usize): f64 {
  return <f64>load<f32>(stage, 4);
}

function haarGoesLeft(node: usize, window: usize, factor: f32): bool {
  let value = 0;
  for (let rect: usize = 0; rect < 3; rect++) {
    value += load<i32>(node + 12 + (rect << 2)) * rectSum(node + 24 + (rect << 4), window, 4, 8, 12);
  }
  return <f32>value * factor < load<f32>(node, 8);
}

function lbpGoesLeft(node: usize, window: usize): bool {
  const corners = node + 8;
  const centre = block(corners, window, 5);
  // Blocks by their top left corner in the 4x4 grid of corners, clockwise from the top left.
  let code = 0;
  code = block(corners, window, 0) >= centre ? 128 : 0;
  code |= block(corners, window, 1) >= centre ? 64 : 0;
  code |= block(corners, window, 2) >= centre ? 32 : 0;
  code |= block(corners, window, 6) >= centre ? 16 : 0;
  code |= block(corners, window, 10) >= centre ? 8 : 0;
  code |= block(corners, window, 9) >= centre ? 4 : 0;
  code |= block(corners, window, 8) >= centre ? 2 : 0;
  code |= block(corners, window, 4) >= centre ? 1 : 0;
  const word = load<u32>(node + 72 + <usize>((code >> 5) << 2));
  return ((word >> (code & 31)) & 1) != 0;
}

function block(corners: usize, window: usize, corner: usize): i32 {
  return rectSum(corners + (corner << 2), window, 4, 16, 20);
}

/** Sum between four corners, whose offsets lie at `at` and at the distances given. */
@inline
function rectSum(at: usize, window: usize, right: usize, below: usize, opposite: usize): i32 {
  const upper = load<i32>(window + load<u32>(at)) - load<i32>(window + load<u32>(at + right));
  return upper - load<i32>(window + load<u32>(at + below)) + load<i32>(window + load<u32>(at + opposite));
}
