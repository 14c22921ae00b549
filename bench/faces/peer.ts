import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A question to a peer; see opencv_peer.py. */
export interface Question {
  readonly xml: string;
  readonly minSize: number;
  readonly threads: number;
  readonly clock: 'wall' | 'cpu';
  readonly gray?: string;
  readonly width?: number;
  readonly height?: number;
  readonly jpeg?: string;
}

export interface PeerAnswer {
  readonly milliseconds: number;
  readonly boxes: number[][];
}

/** A detector in a process of its own, which answers a line with a line. */
export class Peer {
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string>,
  ) {}

  static async start(command: string, args: readonly string[]): Promise<Peer> {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { name } = (await readLine(lines, command)) as { name: string };
    return new Peer(name, child, lines);
  }

  async ask(question: Question): Promise<PeerAnswer> {
    this.child.stdin?.write(`${JSON.stringify(question)}\n`);
    return (await readLine(this.lines, this.name)) as PeerAnswer;
  }

  stop(): void {
    this.child.stdin?.end();
  }
}

async function readLine(lines: AsyncIterator<string>, name: string): Promise<unknown> {
  const { value, done } = await lines.next();
  if (done) throw new Error(`${name} ended without an answer.`);
  return JSON.parse(value);
}
