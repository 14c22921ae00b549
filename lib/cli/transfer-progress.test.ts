import { expect, test } from 'vitest';
import { TransferProgress } from './transfer-progress';

function watch(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const sink = { isTTY, write: (text: string) => written.push(text) };
  return { written, clock, progress: new TransferProgress(sink, 200e6, () => clock.ms) };
}

test('without a terminal there is a plain line for every tenth of the whole, and no more', () => {
  const { written, clock, progress } = watch(false);
  progress.begin('a.onnx', 100e6);
  for (let have = 0; have <= 100e6; have += 1e6) {
    clock.ms += 100;
    progress.update(have);
  }
  progress.end();
  expect(written).toHaveLength(5);
  expect(written.every((line) => line.endsWith('\n') && !line.includes('\r'))).toBe(true);
  expect(written[1]).toBe('a.onnx 40 % · 전체(total) 20 % 40 MB / 200 MB · 10.0 MB/s · 남은 시간(left) 0:16\n');
});

test('on a terminal one line is written over, ten times a second at most', () => {
  const { written, clock, progress } = watch(true);
  progress.begin('a.onnx', 100e6);
  for (let update = 0; update < 100; update++) {
    clock.ms += 10;
    progress.update(update * 1e6);
  }
  expect(written.length).toBeLessThanOrEqual(10);
  expect(written.every((line) => line.startsWith('\r') && !line.includes('\n'))).toBe(true);
  progress.end();
  expect(written.at(-1)).toContain('\n');
});

test('what an earlier run left counts for the total and not for the rate', () => {
  const { written, clock, progress } = watch(false);
  progress.begin('a.onnx', 100e6);
  progress.update(90e6);
  clock.ms += 1000;
  progress.update(100e6);
  expect(written[0]).not.toContain('MB/s');
  expect(written[1]).toContain('10.0 MB/s · 남은 시간(left) 0:10');
});

test('a file that starts over shows no rate below zero', () => {
  const { written, clock, progress } = watch(true);
  progress.begin('a.onnx', 100e6);
  for (const have of [50e6, 0, 1e6]) {
    clock.ms += 1000;
    progress.update(have);
  }
  expect(written.join('')).not.toContain('-');
  expect(written.at(-1)).toContain('1.0 MB/s');
});
