import { expect, test } from 'vitest';
import { transition } from './lifecycle';
import type { VersionState } from './model-server';

const states: readonly VersionState[] = ['START', 'LOADING', 'AVAILABLE', 'UNLOADING', 'END'];
const legal = new Set([
  'START LOADING',
  'START END',
  'LOADING AVAILABLE',
  'LOADING END',
  'AVAILABLE UNLOADING',
  'UNLOADING END',
]);

test('of the 25 steps between states exactly six are legal and every other throws with both names', () => {
  for (const from of states) {
    for (const to of states) {
      if (legal.has(`${from} ${to}`)) expect(transition(from, to)).toBe(to);
      else expect(() => transition(from, to)).toThrow(`from ${from} to ${to}`);
    }
  }
});
