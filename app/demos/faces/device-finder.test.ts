import { afterEach, expect, test, vi } from 'vitest';
import { ok } from '@/lib/base/result';
import { type DetectInBrowser, WorkerTrouble } from '@/lib/browser/detect-in-browser';
import { DeviceFinder } from './device-finder';
import { emptyFaces, type Photo, type Question } from './faces-state';

const photo = (id: number): Photo => ({ id, file: new File(['x'], `${id}.jpg`), url: `blob:${id}` });
const question: Question = { settings: { ...emptyFaces.settings, cascade: 'face' }, place: 'device' };
const box = { x: 1, y: 2, width: 10, height: 10, neighbors: 9, levelWeight: 1 };

/** A worker's other side that notes what it is asked, and holds a photo twice as large as it searches. */
class FakeDetector {
  isClosed = false;
  opened = '';
  constructor(
    readonly log: string[],
    readonly trouble?: WorkerTrouble,
  ) {}
  async addCascade(key: string) {
    this.log.push(`cascade ${key}`);
    return ok({ width: 24, height: 24 });
  }
  async open(file: File) {
    this.log.push(`open ${file.name}`);
    await new Promise((resolve) => setTimeout(resolve));
    this.opened = file.name;
    return ok({ value: { shown: { width: 200, height: 100 }, searched: { width: 100, height: 50 } }, milliseconds: 3 });
  }
  async find() {
    if (this.trouble) throw this.trouble;
    this.log.push(`find in ${this.opened}`);
    return ok({ value: { boxes: [box], truncated: false }, milliseconds: 5 });
  }
  close() {
    this.isClosed = true;
  }
}

function finderOver(...detectors: FakeDetector[]): DeviceFinder {
  return new DeviceFinder(() => {
    const next = detectors.shift();
    if (!next) throw new Error('No worker is left.');
    return next as unknown as DetectInBrowser;
  });
}

afterEach(() => vi.unstubAllGlobals());

function serveCascades(): void {
  vi.stubGlobal('fetch', async () => new Response(new Uint8Array(4)));
}

test('a photo is opened once and a cascade given once, however often it is searched', async () => {
  serveCascades();
  const log: string[] = [];
  const finder = finderOver(new FakeDetector(log));
  await finder.find(photo(1), question, () => {});
  const found = await finder.find(photo(1), question, () => {});
  expect(log).toEqual(['cascade face', 'open 1.jpg', 'find in 1.jpg', 'find in 1.jpg']);
  expect(found).toMatchObject({
    ok: true,
    value: {
      shrunkTo: { width: 100, height: 50 },
      answer: { image: { width: 200, height: 100 }, boxes: [{ x: 2, y: 4, width: 20, height: 20 }] },
    },
  });
});

test('two photos asked for at the same time are each searched in themselves', async () => {
  serveCascades();
  const log: string[] = [];
  const finder = finderOver(new FakeDetector(log));
  await Promise.all([finder.find(photo(1), question, () => {}), finder.find(photo(2), question, () => {})]);
  expect(log.slice(1)).toEqual(['open 1.jpg', 'find in 1.jpg', 'open 2.jpg', 'find in 2.jpg']);
});

test('a lost worker is told in words, and the next search gets a new one that knows everything again', async () => {
  serveCascades();
  const log: string[] = [];
  const lost = new FakeDetector([], new WorkerTrouble('slow', 'No answer.'));
  const finder = finderOver(lost, new FakeDetector(log));
  expect(await finder.find(photo(1), question, () => {})).toMatchObject({ ok: false, failure: { code: 'timeout' } });
  expect(lost.isClosed).toBe(true);
  expect(await finder.find(photo(1), question, () => {})).toMatchObject({ ok: true });
  expect(log).toEqual(['cascade face', 'open 1.jpg', 'find in 1.jpg']);
});

test('a cascade that does not come is told in words, and asked for again the next time', async () => {
  vi.stubGlobal('fetch', async () => new Response('gone', { status: 404 }));
  const log: string[] = [];
  const finder = finderOver(new FakeDetector(log));
  const other = { ...question, settings: { ...question.settings, cascade: 'other' } };
  const failed = await finder.find(photo(1), other, () => {});
  expect(failed).toMatchObject({ ok: false, failure: { code: 'download_failed' } });
  serveCascades();
  expect(await finder.find(photo(1), other, () => {})).toMatchObject({ ok: true });
});
