import type { LineSink } from '@/lib/training/stage-clock';
import { megabytes } from './megabytes';

/** A terminal's line is written over this often at most. */
const FRAME_MS = 100;
/** The rate is that of the last seconds, so that it follows the connection. */
const RATE_WINDOW_MS = 10_000;

/**
 * Shows how far a download of several files is: file and total, per cent, rate, time left. A terminal sees one line
 * that changes; elsewhere (a log, a pipe) there is a line for every tenth of the whole.
 */
export class TransferProgress {
  private name = '';
  private fileBytes = 0;
  private fileHave = 0;
  /** Of the files before the present one. */
  private doneBytes = 0;
  private shownTenth = 0;
  private shownMs = Number.NEGATIVE_INFINITY;
  /** Bytes that are here, by time. */
  private samples: { readonly ms: number; readonly bytes: number }[] = [];

  /** @param totalBytes  Of all files. @param now  A clock in milliseconds. */
  constructor(
    private readonly sink: LineSink,
    private readonly totalBytes: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  begin(name: string, bytes: number): void {
    this.name = name;
    this.fileBytes = bytes;
    this.fileHave = 0;
    // What was here before isn't this connection's doing.
    this.samples = [];
  }

  /** @param have  Bytes of the present file that are here. */
  update(have: number): void {
    const ms = this.now();
    // A connection that starts the file over would else show a rate below zero.
    if (have < this.fileHave) this.samples = [];
    this.fileHave = have;
    // Chunks come by the thousand in a second: one sample a frame will do.
    if (this.samples.length > 1 && ms - this.samples[this.samples.length - 2].ms < FRAME_MS) this.samples.pop();
    this.samples.push({ ms, bytes: have });
    while (this.samples.length > 2 && ms - this.samples[0].ms > RATE_WINDOW_MS) this.samples.shift();
    if (this.sink.isTTY) {
      if (ms - this.shownMs < FRAME_MS) return;
      this.shownMs = ms;
      this.sink.write(`\r${this.line()}\u001b[K`);
      return;
    }
    const tenth = Math.floor((10 * (this.doneBytes + have)) / Math.max(1, this.totalBytes));
    if (tenth <= this.shownTenth) return;
    this.shownTenth = tenth;
    this.sink.write(`${this.line()}\n`);
  }

  /** The present file is whole. */
  end(): void {
    this.doneBytes += this.fileBytes;
    this.fileHave = 0;
    if (this.sink.isTTY) this.sink.write(`\r${this.name} ${megabytes(this.fileBytes)} ✓\u001b[K\n`);
    this.fileBytes = 0;
  }

  /** Leaves a line that was being written over. */
  breakOff(): void {
    if (this.sink.isTTY && this.fileHave > 0) this.sink.write('\n');
  }

  private line(): string {
    const have = this.doneBytes + this.fileHave;
    const parts = [
      `${this.name} ${percent(this.fileHave, this.fileBytes)}`,
      `전체(total) ${percent(have, this.totalBytes)} ${megabytes(have)} / ${megabytes(this.totalBytes)}`,
    ];
    const rate = this.bytesPerSecond();
    if (rate > 0) {
      const seconds = Math.ceil((this.totalBytes - have) / rate);
      parts.push(`${(rate / 1e6).toFixed(1)} MB/s`, `남은 시간(left) ${clock(seconds)}`);
    }
    return parts.join(' · ');
  }

  private bytesPerSecond(): number {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.ms <= first.ms) return 0;
    return ((last.bytes - first.bytes) / (last.ms - first.ms)) * 1000;
  }
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.floor((100 * part) / whole)} %`;
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}
