import { type FileHandle, open } from 'node:fs/promises';

/** What an ONNX file says of itself without being loaded. */
export interface OnnxFacts {
  /** Version of each set of operators, by its domain; the standard's is `ai.onnx`. */
  readonly opsets: Readonly<Record<string, number>>;
  /** How often the graph uses each operator; graphs inside operators (loops, branches) aren't looked into. */
  readonly ops: Readonly<Record<string, number>>;
}

/**
 * Reads opsets and operators out of an ONNX file by walking over its fields and skipping the weights, so that a file of
 * gigabytes costs little. Nothing is evaluated.
 * @returns Undefined when the file isn't ONNX, or is no longer whole.
 * @see onnx.proto: ModelProto.graph = 7, .opset_import = 8; GraphProto.node = 1; NodeProto.op_type = 4;
 *   OperatorSetIdProto.domain = 1, .version = 2.
 */
export async function readOnnxFacts(path: string): Promise<OnnxFacts | undefined> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const opsets: Record<string, number> = {};
    const ops = new Map<string, number>();
    for await (const field of fieldsIn(handle, 0, size)) {
      if (field.number === 7 && field.end !== undefined) {
        for await (const node of fieldsIn(handle, field.start, field.end)) {
          if (node.number !== 1 || node.end === undefined) continue;
          const op = await textField(handle, node.start, node.end, 4);
          if (op !== undefined) ops.set(op, (ops.get(op) ?? 0) + 1);
        }
      } else if (field.number === 8 && field.end !== undefined) {
        const domain = (await textField(handle, field.start, field.end, 1)) || 'ai.onnx';
        for await (const part of fieldsIn(handle, field.start, field.end)) {
          if (part.number === 2 && part.end === undefined) opsets[domain] = part.start;
        }
      }
    }
    if (ops.size === 0) return undefined;
    return { opsets, ops: Object.fromEntries([...ops].sort(([a], [b]) => (a < b ? -1 : 1))) };
  } catch (error) {
    if (error instanceof NoProtobuf) return undefined;
    throw error;
  } finally {
    await handle.close();
  }
}

class NoProtobuf extends Error {}

interface Field {
  readonly number: number;
  /** Where its bytes begin, or its value where it is a whole number. */
  readonly start: number;
  /** Behind its bytes; undefined where it is a whole number or skipped. */
  readonly end: number | undefined;
}

/** The fields of one message of protobuf, between two offsets of the file. */
async function* fieldsIn(handle: FileHandle, from: number, to: number): AsyncGenerator<Field> {
  const window = new Window(handle);
  let at = from;
  while (at < to) {
    const key = await window.varint(at);
    const number = Math.floor(key.value / 8);
    const wire = key.value % 8;
    at = key.next;
    if (wire === 0) {
      const value = await window.varint(at);
      yield { number, start: value.value, end: undefined };
      at = value.next;
    } else if (wire === 2) {
      const length = await window.varint(at);
      const end = length.next + length.value;
      if (end > to) throw new NoProtobuf();
      yield { number, start: length.next, end };
      at = end;
    } else if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4;
    else throw new NoProtobuf();
  }
}

/** Operators and domains have short names. */
const LONGEST_NAME = 200;

async function textField(handle: FileHandle, from: number, to: number, number: number): Promise<string | undefined> {
  for await (const field of fieldsIn(handle, from, to)) {
    if (field.number !== number || field.end === undefined) continue;
    const bytes = Buffer.alloc(Math.min(LONGEST_NAME, field.end - field.start));
    await handle.read(bytes, 0, bytes.length, field.start);
    return bytes.toString('utf8');
  }
  return undefined;
}

/** A piece of the file in memory: fields are read by steps of a few bytes. */
class Window {
  private readonly bytes = Buffer.alloc(4096);
  private start = 0;
  private length = 0;

  constructor(private readonly handle: FileHandle) {}

  async varint(at: number): Promise<{ readonly value: number; readonly next: number }> {
    // Ten bytes are the longest; the end of the file may come sooner.
    if (at < this.start || at + 10 > this.start + this.length) {
      const { bytesRead } = await this.handle.read(this.bytes, 0, this.bytes.length, at);
      this.start = at;
      this.length = bytesRead;
    }
    let value = 0;
    for (let i = 0; i < 10; i++) {
      const offset = at - this.start + i;
      if (offset >= this.length) throw new NoProtobuf();
      const byte = this.bytes[offset];
      value += (byte % 128) * 2 ** (7 * i);
      if (byte < 128) return { value, next: at + i + 1 };
    }
    throw new NoProtobuf();
  }
}
