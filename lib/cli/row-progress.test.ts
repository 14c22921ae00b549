import { expect, test } from 'vitest';
import { rowProgress } from './row-progress';

function watch(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const progress = rowProgress({ isTTY, write: (text) => written.push(text) }, 5000, () => clock.ms);
  for (let rows = 10; rows <= 3000; rows += 10) {
    clock.ms += 10;
    progress.update(rows);
  }
  progress.end();
  return written;
}

test('a terminal sees one line, from the first second on, five times a second at most', () => {
  const written = watch(true);
  expect(written[0]).toBe('\r1000 / 5000행(rows) · 1000행/초(rows/s)\u001b[K');
  expect(written).toHaveLength(12);
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('a log sees nothing', () => {
  expect(watch(false)).toEqual([]);
});
