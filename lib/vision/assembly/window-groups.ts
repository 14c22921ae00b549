// The list of groups still in the race: 8 bytes each, the address of the first window in the sums and the bits of the
// windows alive. Sorted by address; groups do not overlap. One slot in front of the list and two behind it are scratch.
import { decide } from './decide-groups';
import { groupsAt } from './state';

/** For a skip carried in (index bit 4) and four failures (bits 0-3): the windows looked at; in bit 4 the skip carried out. */
const seenAfter = memory.data(32);

export function fillSeenAfter(): void {
  for (let index = 0; index < 32; index++) {
    let skip = index >> 4;
    let seen = 0;
    for (let lane = 0; lane < 4; lane++) {
      if (skip == 0) seen |= 1 << lane;
      skip = skip == 0 ? (index >> lane) & 1 : 0;
    }
    store<u8>(seenAfter + index, <u8>(seen | (skip << 4)));
  }
}

/** Repeats the last group behind the list, for code that takes groups two at a time. */
export function padList(end: usize): void {
  const group = load<u32>(end - 8);
  store<u32>(end, group);
}

// The group being filled and where the next one goes. The first store of a pass hits the slot in front of the list.
let openAt: usize = 0;
let openGroup: u32 = 0;
let openBits: u32 = 0;

export function openList(): void {
  openAt = groupsAt - 8;
  openGroup = 0;
  openBits = 0;
}

/** @returns the new end of the list. */
export function closeList(): usize {
  store<u32>(openAt, openGroup);
  store<u32>(openAt, openBits, 4);
  return openAt + 8;
}

/**
 * After stage 0, for the groups of one row: takes out the windows that OpenCV never looks at. A window that fails stage 0
 * makes it skip the next one; a window skipped cannot fail.
 * @param first  Address of the row's first group. @param last Of its last, whether listed or not.
 * @param skip   1 when the row's first window is to be skipped.
 * @returns 1 when the window behind the row's last one is to be skipped.
 */
export function keepSeen(
  part: usize,
  list: usize,
  end: usize,
  first: usize,
  last: usize,
  skip: i32,
  factorsShift: usize,
  partialsShift: usize,
): i32 {
  let previous = first - 16;
  let open = openAt;
  let group = openGroup;
  let living = openBits;
  for (let at = list; at < end; at += 8) {
    const next = <usize>load<u32>(at);
    const clear = load<i32>(at, 4);
    const passed = decide(part, next, clear, factorsShift, partialsShift);
    // A gap in the list is flat windows: nothing fails there, so nothing is skipped behind it.
    const carried = next == previous + 16 ? skip << 4 : 0;
    const seen = <i32>load<u8>(seenAfter + <usize>(carried | (clear & ~passed)));
    skip = seen >> 4;
    previous = next;
    // Packing, as in keepPassing.
    const bits = <u32>(passed & seen & 15);
    const distance = (<u32>next - group) >> 2;
    const joins = distance < 4;
    living |= joins ? (bits << distance) & 15 : 0;
    const rest = joins ? bits >> (4 - distance) : bits;
    const restAt = joins ? group + 16 : <u32>next;
    store<u32>(open, group);
    store<u32>(open, living, 4);
    const opens = rest != 0;
    const lead = ctz<u32>(rest);
    open += opens ? 8 : 0;
    group = opens ? restAt + (lead << 2) : group;
    living = opens ? rest >> lead : living;
  }
  openAt = open;
  openGroup = group;
  openBits = living;
  return previous == last ? skip : 0;
}

/**
 * After any other part of a stage: keeps the windows that passed and packs them into as few groups as there can be. Each
 * group begins at a living window, so two half-dead neighbours become one. But for rare exact sums no branch depends on
 * the data.
 * @returns the new end of the list.
 */
export function keepPassing(part: usize, end: usize, factorsShift: usize, partialsShift: usize): usize {
  let open = groupsAt - 8;
  let group: u32 = 0;
  let living: u32 = 0;
  for (let at = groupsAt; at < end; at += 8) {
    const next = <usize>load<u32>(at);
    const bits = <u32>decide(part, next, load<i32>(at, 4), factorsShift, partialsShift);
    const distance = (<u32>next - group) >> 2;
    const joins = distance < 4;
    living |= joins ? (bits << distance) & 15 : 0;
    const rest = joins ? bits >> (4 - distance) : bits;
    const restAt = joins ? group + 16 : <u32>next;
    store<u32>(open, group);
    store<u32>(open, living, 4);
    const opens = rest != 0;
    const lead = ctz<u32>(rest);
    open += opens ? 8 : 0;
    group = opens ? restAt + (lead << 2) : group;
    living = opens ? rest >> lead : living;
  }
  store<u32>(open, group);
  store<u32>(open, living, 4);
  return open + 8;
}
