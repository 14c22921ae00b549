/** Where the fast scan's tables lie, all in bytes. */
export interface TableGeometry {
  /** Address of the compiled cascade. */
  readonly base: number;
  /** Address of the node results, 32 bytes each. */
  readonly nodesAt: number;
  /** From one table row to the next. */
  readonly pitch: number;
  /** From the upright sums to the tilted ones. */
  readonly tiltedDistance: number;
  readonly step: 1 | 2;
  /** Place of the first generated function in the table of functions. */
  readonly firstFunction: number;
}

/**
 * From a window's address in the upright sums to one of its corners. With step 2 the odd columns lie half a row behind
 * the even ones, and a window always begins at an even one.
 */
export function cornerOffset(x: number, y: number, tilted: boolean, geometry: TableGeometry): number {
  const column = geometry.step === 1 ? x * 4 : (x >> 1) * 4 + (x & 1) * (geometry.pitch / 2);
  return y * geometry.pitch + column + (tilted ? geometry.tiltedDistance : 0);
}
