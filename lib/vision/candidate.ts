import { roundHalfEven } from './round-half-even';
import { type Size, scaledWindow } from './scale-list';

/** A window that passed every stage, in pixels of the image, before grouping. */
export interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Sum of the last stage: the larger, the surer. */
  readonly levelWeight: number;
}

/** @param x Origin on the shrunk image. @param y Origin on the shrunk image. */
export function candidateAt(x: number, y: number, scale: number, window: Size, levelWeight: number): Candidate {
  const { width, height } = scaledWindow(window, scale);
  return {
    x: roundHalfEven(Math.fround(x * scale)),
    y: roundHalfEven(Math.fround(y * scale)),
    width,
    height,
    levelWeight,
  };
}
