import { writeUnsigned } from './wasm-code';

/** Types of locals, as the binary format has them. */
export const wasmInt = 0x7f;
export const wasmVector = 0x7b;

/** A function of `parameters` ints that returns nothing. */
export interface WasmFunction {
  /** How many locals of which type stand behind the parameters. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly code: readonly number[];
}

/**
 * A module of functions over the memory `env.memory`, exported as `f0`, `f1` and so on.
 * @see the WebAssembly core specification 2.0, chapter 5.5
 */
export function wasmBinary(functions: readonly WasmFunction[], parameters: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const section = (id: number, content: readonly number[]) => {
    bytes.push(id);
    writeUnsigned(bytes, content.length);
    for (const byte of content) bytes.push(byte);
  };
  section(1, [1, 0x60, parameters, ...Array.from({ length: parameters }, () => wasmInt), 0]);
  section(2, [1, ...name('env'), ...name('memory'), 0x02, 0x00, 1]);
  section(3, [...unsigned(functions.length), ...functions.map(() => 0)]);
  section(7, [
    ...unsigned(functions.length),
    ...functions.flatMap((_, index) => [...name(`f${index}`), 0x00, ...unsigned(index)]),
  ]);
  section(10, bodies(functions));
  return Uint8Array.from(bytes);
}

function bodies(functions: readonly WasmFunction[]): number[] {
  const content = unsigned(functions.length);
  for (const { locals, code } of functions) {
    const body = [...unsigned(locals.length), ...locals.flatMap(([count, type]) => [...unsigned(count), type])];
    writeUnsigned(content, body.length + code.length + 1);
    for (const byte of body) content.push(byte);
    for (const byte of code) content.push(byte);
    content.push(0x0b);
  }
  return content;
}

function name(text: string): number[] {
  return [text.length, ...Array.from(text, (character) => character.charCodeAt(0))];
}

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  writeUnsigned(bytes, value);
  return bytes;
}
