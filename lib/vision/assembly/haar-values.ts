// Values of Haar features for four neighbouring windows at once. Corners shared by a feature's rectangles are loaded
// once, with the weights they have together; everything stays a whole number, so the order of the sums is free.
// Offsets are bytes from the first window.

/** Two halves: 1 -2 1 over -1 2 -1, on whatever side the halves meet. */
@inline
export function halves(w: usize, a: usize, b: usize, c: usize, d: usize, e: usize, f: usize): v128 {
  const ends = i32x4.add(
    i32x4.sub(v128.load(w + a), v128.load(w + b)),
    i32x4.sub(v128.load(w + c), v128.load(w + d)),
  );
  const middle = i32x4.sub(v128.load(w + e), v128.load(w + f));
  return i32x4.add(ends, i32x4.add(middle, middle));
}

/** A part, weighted, less the whole. */
@inline
export function partOfWhole(
  w: usize,
  weight: v128,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  e: usize,
  f: usize,
  g: usize,
  h: usize,
): v128 {
  const whole = i32x4.sub(
    i32x4.sub(v128.load(w + a), v128.load(w + b)),
    i32x4.sub(v128.load(w + c), v128.load(w + d)),
  );
  const part = i32x4.sub(
    i32x4.sub(v128.load(w + e), v128.load(w + f)),
    i32x4.sub(v128.load(w + g), v128.load(w + h)),
  );
  return i32x4.sub(i32x4.mul(part, weight), whole);
}

/** Two opposite quarters less the others: corners 1, sides -2, centre 4. */
@inline
export function quarters(
  w: usize,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  e: usize,
  f: usize,
  g: usize,
  h: usize,
  i: usize,
): v128 {
  const corners = i32x4.add(
    i32x4.add(v128.load(w + a), v128.load(w + b)),
    i32x4.add(v128.load(w + c), v128.load(w + d)),
  );
  const sides = i32x4.add(
    i32x4.add(v128.load(w + e), v128.load(w + f)),
    i32x4.add(v128.load(w + g), v128.load(w + h)),
  );
  const centre = v128.load(w + i);
  const inner = i32x4.sub(i32x4.add(centre, centre), sides);
  return i32x4.add(corners, i32x4.add(inner, inner));
}

/** Any three rectangles with any whole weights. @param at Three weights, then twelve offsets. */
@inline
export function anyRects(w: usize, at: usize): v128 {
  const first = i32x4.mul(rect(w, at + 12), v128.load32_splat(at));
  const second = i32x4.mul(rect(w, at + 28), v128.load32_splat(at, 4));
  const third = i32x4.mul(rect(w, at + 44), v128.load32_splat(at, 8));
  return i32x4.add(i32x4.add(first, second), third);
}

@inline
function rect(w: usize, at: usize): v128 {
  return i32x4.sub(
    i32x4.sub(v128.load(w + load<u32>(at)), v128.load(w + load<u32>(at, 4))),
    i32x4.sub(v128.load(w + load<u32>(at, 8)), v128.load(w + load<u32>(at, 12))),
  );
}
