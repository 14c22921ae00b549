/** Little-endian words written one after another into memory that grows. Addresses count from `base`. */
export class TableWriter {
  private buffer = new ArrayBuffer(1 << 16);
  private view = new DataView(this.buffer);
  private length = 0;

  constructor(private readonly base: number) {}

  /** Where the next word goes. */
  get address(): number {
    return this.base + this.length;
  }

  int(value: number): void {
    this.reserve();
    this.view.setInt32(this.length, value, true);
    this.length += 4;
  }

  float(value: number): void {
    this.reserve();
    this.view.setFloat32(this.length, value, true);
    this.length += 4;
  }

  /** Goes on at a multiple of sixteen. */
  align(): void {
    while (this.address % 16 !== 0) this.int(0);
  }

  /** Writes over a word written earlier, once its value is known. */
  intAt(address: number, value: number): void {
    this.view.setInt32(address - this.base, value, true);
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.buffer, 0, this.length);
  }

  private reserve(): void {
    if (this.length + 4 <= this.buffer.byteLength) return;
    const larger = new ArrayBuffer(this.buffer.byteLength * 2);
    new Uint8Array(larger).set(new Uint8Array(this.buffer));
    this.buffer = larger;
    this.view = new DataView(larger);
  }
}
