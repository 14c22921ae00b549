import { expect, test } from 'vitest';
import { savedName } from './saved-name';

test.each([
  ['우리 반.JPG', '우리 반-boxes.png'],
  ['a.b.c.jpeg', 'a.b.c-boxes.png'],
  ['photo', 'photo-boxes.png'],
  ['.jpg', 'photo-boxes.png'],
  ['', 'photo-boxes.png'],
  ['../../etc/passwd', '.. .. etc passwd-boxes.png'],
  ['x\u202Egpj.exe', 'x gpj-boxes.png'],
  ['a\n<b>.png', 'a b-boxes.png'],
])('%j is kept as %j', (name, expected) => {
  expect(savedName(name, 'boxes.png')).toBe(expected);
});

test('a very long name is cut', () => {
  expect(savedName('가'.repeat(500), 'boxes.png').length).toBe(100 + '-boxes.png'.length);
});
