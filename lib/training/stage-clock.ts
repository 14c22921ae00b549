import type { Bilingual } from '@/lib/base/failure';

/** Where lines go; a terminal shows progress in place. */
export interface LineSink {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Prints one line per stage of a long command, with its milliseconds, and progress inside a stage. */
export class StageClock {
  private name: Bilingual | undefined;
  private startedMs = 0;
  private shownTenth = 0;

  constructor(private readonly sink: LineSink) {}

  /** Ends the stage before. */
  begin(name: Bilingual): void {
    this.end();
    this.name = name;
    this.startedMs = performance.now();
    this.shownTenth = 0;
  }

  /** @param part  0..1 of the stage. A terminal sees every tenth; elsewhere nothing is printed till the end. */
  progress(part: number): void {
    const tenth = Math.floor(part * 10);
    if (!this.name || !this.sink.isTTY || tenth <= this.shownTenth) return;
    this.shownTenth = tenth;
    this.sink.write(`\r${label(this.name)} ${tenth * 10} %`);
  }

  end(): void {
    if (!this.name) return;
    const start = this.shownTenth > 0 ? '\r' : '';
    const ms = Math.round(performance.now() - this.startedMs);
    this.sink.write(`${start}${label(this.name)} ${String(ms).padStart(6)} ms\n`);
    this.name = undefined;
  }
}

function label({ ko, en }: Bilingual): string {
  return `${ko} · ${en}`;
}
