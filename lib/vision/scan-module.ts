import { sumsParameters } from './generate-sums';
import { scanWasmBase64 } from './scan-wasm';
import { type WasmFunction, wasmBinary } from './wasm-binary';

/** What the compiled `assembly/scan.ts` offers. Addresses and lengths are bytes. */
export interface ScanExports {
  setImage(gray: number, width: number, height: number): void;
  setWindow(width: number, height: number, tilted: boolean, contrast: boolean, smallestContrast: bigint): void;
  setTables(pitch: number, rows: number, sums: number, squares: number, tilted: number): void;
  setRows(pixels: number, pixelBytes: number, blended: number, blendedBytes: number): void;
  setAxes(columns: number, rows: number, skips: number): void;
  setBatch(rows: number, factors: number, partials: number, groups: number, rowEnds: number, nodes: number): void;
  setScale(step: number, width: number, height: number, tables: number, lastStage: number): void;
  setTile(x: number, width: number, windows: number): void;
  beginScale(): void;
  beginBand(y: number): void;
  /** @returns windows written to `out`. */
  scanBand(yEnd: number, out: number, capacity: number): number;
  isBandDone(yEnd: number): number;
  readonly windowsSeen: WebAssembly.Global<'i64'>;
  readonly weakSums: WebAssembly.Global<'i64'>;
  readonly exactSums: WebAssembly.Global<'i32'>;
}

let compiled: WebAssembly.Module | undefined;

/**
 * Starts the scan over a memory of the caller's and a table of functions generated for a cascade. The module travels inside the code, so Node, a worker, a test and a
 * browser load it alike and nothing is fetched; it is compiled once a thread.
 */
export function instantiateScan(memory: WebAssembly.Memory, table: WebAssembly.Table): ScanExports {
  compiled ??= new WebAssembly.Module(decodeBase64(scanWasmBase64));
  const instance = new WebAssembly.Instance(compiled, { env: { memory, table } });
  return instance.exports as unknown as ScanExports;
}

/** Compiles functions over the memory and puts them at the end of the table, in their order. */
export function addFunctions(
  table: WebAssembly.Table,
  memory: WebAssembly.Memory,
  functions: readonly WasmFunction[],
): void {
  const module = new WebAssembly.Module(wasmBinary(functions, sumsParameters));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const first = table.grow(functions.length);
  for (const [index, [, exported]] of Object.entries(exports).entries()) table.set(first + index, exported);
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
