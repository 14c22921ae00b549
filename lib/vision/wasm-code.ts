/** Instructions of the WebAssembly binary format that generated code uses. Those of two bytes stand behind 0xfd. */
const instruction = {
  loop: 0x03,
  end: 0x0b,
  branchIf: 0x0d,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  loadInt: 0x28,
  constInt: 0x41,
  lessUnsigned: 0x49,
  addInt: 0x6a,
} as const;

const vectorInstruction = {
  and: 0x4e,
  add: 0xae,
  sub: 0xb1,
  mul: 0xb5,
  convertToFloats: 0xfa,
  mulFloats: 0xe6,
  lessFloats: 0x43,
} as const;

const loadVector = 0x00;
const storeVector = 0x0b;
const splatInt = 0x11;
const noResult = 0x40;

/** Body of a function, instruction by instruction. @see the WebAssembly core specification 2.0, chapter 5 */
export class WasmCode {
  readonly bytes: number[] = [];

  get(local: number): void {
    this.bytes.push(instruction.localGet);
    writeUnsigned(this.bytes, local);
  }

  set(local: number): void {
    this.bytes.push(instruction.localSet);
    writeUnsigned(this.bytes, local);
  }

  tee(local: number): void {
    this.bytes.push(instruction.localTee);
    writeUnsigned(this.bytes, local);
  }

  /** Pushes a vector of four equal ints. */
  splat(value: number): void {
    this.bytes.push(instruction.constInt);
    writeSigned(this.bytes, value);
    this.vectorBytes(splatInt);
  }

  /** Pushes the sum of a local and a constant. */
  getPlus(local: number, constant: number): void {
    this.get(local);
    this.bytes.push(instruction.constInt);
    writeSigned(this.bytes, constant);
    this.bytes.push(instruction.addInt);
  }

  getSum(local: number, other: number): void {
    this.get(local);
    this.get(other);
    this.bytes.push(instruction.addInt);
  }

  /** Loads an int at the address on the stack, plus an offset. */
  loadInt(offset: number): void {
    this.bytes.push(instruction.loadInt, 2);
    writeUnsigned(this.bytes, offset);
  }

  /** Loads sixteen bytes at the address on the stack, plus an offset. */
  loadVector(offset: number): void {
    this.vectorBytes(loadVector);
    this.bytes.push(2);
    writeUnsigned(this.bytes, offset);
  }

  loadVectorAt(local: number, offset: number): void {
    this.get(local);
    this.loadVector(offset);
  }

  loadConstantVector(address: number): void {
    this.bytes.push(instruction.constInt, 0);
    this.loadVector(address);
  }

  /** Stores the vector on the stack at the address below it. */
  storeVector(offset: number): void {
    this.vectorBytes(storeVector);
    this.bytes.push(2);
    writeUnsigned(this.bytes, offset);
  }

  storeConstantAddress(address: number, local: number): void {
    this.bytes.push(instruction.constInt, 0);
    this.get(local);
    this.storeVector(address);
  }

  vector(name: keyof typeof vectorInstruction): void {
    this.vectorBytes(vectorInstruction[name]);
  }

  beginLoop(): void {
    this.bytes.push(instruction.loop, noResult);
  }

  /** Ends the innermost loop, which is run again while the one local is below the other. */
  endLoopWhileBelow(local: number, other: number): void {
    this.get(local);
    this.get(other);
    this.bytes.push(instruction.lessUnsigned, instruction.branchIf, 0, instruction.end);
  }

  private vectorBytes(code: number): void {
    this.bytes.push(0xfd);
    writeUnsigned(this.bytes, code);
  }
}

/** LEB128. */
export function writeUnsigned(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function writeSigned(bytes: number[], value: number): void {
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return;
  }
}
