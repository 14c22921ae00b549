// From fixed-point sums to verdicts, for one group.
import { exactSum, exactThreshold } from './exact-sum';
import { partHigh, partLow, partStage } from './part-header';

/** Which of a group's living windows stay in the race after a part of a stage. @returns their bits. */
@inline
export function decide(part: usize, group: usize, bits: i32, factorsShift: usize, partialsShift: usize): i32 {
  const sums = v128.load(group + partialsShift);
  const maybe = bits & i32x4.bitmask(i32x4.ge_s(sums, v128.load32_splat(part, partLow)));
  const sure = i32x4.bitmask(i32x4.ge_s(sums, v128.load32_splat(part, partHigh)));
  const unsure = maybe & ~sure;
  if (unsure == 0) return maybe;
  return (maybe & sure) | decideExactly(<usize>load<u32>(part, partStage), group, unsure, group + factorsShift);
}

/** For the few sums that lie nearer to the threshold than fixed point can tell. */
function decideExactly(stage: usize, group: usize, unsure: i32, factors: usize): i32 {
  let passed = 0;
  for (let lane = 0; lane < 4; lane++) {
    if ((unsure & (1 << lane)) == 0) continue;
    const shift = <usize>lane << 2;
    const sum = exactSum(stage, group + shift, load<f32>(factors + shift));
    if (!(sum < exactThreshold(stage))) passed |= 1 << lane;
  }
  return passed;
}
