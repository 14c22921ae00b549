import { expect, test } from 'vitest';
import { DetectInBrowser, WorkerTrouble } from './detect-in-browser';
import type { WorkerReply, WorkerRequest } from './detect-messages';

/** The other end of the wire, held by the test. */
class FakePort {
  readonly requests: WorkerRequest[] = [];
  ended = 0;
  private readonly listeners = new Map<string, (event: never) => void>();

  postMessage(request: WorkerRequest): void {
    this.requests.push(request);
  }
  addEventListener(name: string, listener: (event: never) => void): void {
    this.listeners.set(name, listener);
  }
  terminate(): void {
    this.ended++;
  }
  reply(data: WorkerReply): void {
    this.listeners.get('message')?.({ data } as never);
  }
  break(message: string): void {
    this.listeners.get('error')?.({ message } as never);
  }
}

function start(patienceMs = 60_000) {
  const port = new FakePort();
  return { port, detector: new DetectInBrowser(port as unknown as Worker, patienceMs) };
}

const size = { width: 24, height: 24 };

test('answers find their questions, whatever their order', async () => {
  const { port, detector } = start();
  const first = detector.addCascade('a', new Uint8Array(1), 'xml');
  const second = detector.addCascade('b', new Uint8Array(1), 'compact');
  const [one, two] = port.requests.map(({ id }) => id);
  const failure = { code: 'cascade_invalid', message: { ko: '망가졌어요.', en: 'Broken.' } } as const;
  port.reply({ id: two ?? -1, milliseconds: 1, ok: true, value: size });
  port.reply({ id: one ?? -1, milliseconds: 1, ok: false, failure });
  expect(await first).toEqual({ ok: false, failure });
  expect(await second).toEqual({ ok: true, value: size });
});

test('a worker that breaks is ended, and everyone who waits is told', async () => {
  const { port, detector } = start();
  const waiting = [
    detector.addCascade('a', new Uint8Array(1), 'xml'),
    detector.addCascade('b', new Uint8Array(1), 'xml'),
  ];
  port.break('out of memory');
  for (const one of waiting) await expect(one).rejects.toMatchObject({ kind: 'broken', message: 'out of memory' });
  expect(port.ended).toBeGreaterThan(0);
  expect(detector.isClosed).toBe(true);
  await expect(detector.addCascade('c', new Uint8Array(1), 'xml')).rejects.toBeInstanceOf(WorkerTrouble);
});

test('a bug in the worker ends it, because nobody knows what state it is in', async () => {
  const { port, detector } = start();
  const asked = detector.addCascade('a', new Uint8Array(1), 'xml');
  port.reply({ id: port.requests[0]?.id ?? -1, milliseconds: 1, ok: false, broken: 'No picture is open.' });
  await expect(asked).rejects.toMatchObject({ kind: 'broken' });
  expect(port.ended).toBeGreaterThan(0);
});

test('a worker that does not answer is ended when patience is over', async () => {
  const { port, detector } = start(0);
  await expect(detector.addCascade('a', new Uint8Array(1), 'xml')).rejects.toMatchObject({ kind: 'slow' });
  expect(port.ended).toBeGreaterThan(0);
});
