import { expect, test } from 'vitest';
import { firstChoice, isOffered } from './model-choice';

const here = { fast: 'ready', accurate: 'ready' } as const;

test.each([
  [undefined, here, 'both'],
  ['fast', here, 'fast'],
  ['accurate', here, 'accurate'],
  ['both', here, 'both'],
  ['__proto__', here, 'both'],
  [['fast', 'both'], here, 'both'],
  [undefined, { fast: 'ready', accurate: 'loading' }, 'both'],
  [undefined, { fast: 'ready', accurate: 'absent' }, 'fast'],
  ['accurate', { fast: 'ready', accurate: 'absent' }, 'fast'],
  ['fast', { fast: 'absent', accurate: 'ready' }, 'accurate'],
  ['accurate', { fast: 'absent', accurate: 'absent' }, 'fast'],
] as const)('asked for %j with %j the page begins with %s', (asked, presence, choice) => {
  expect(firstChoice(asked, presence)).toBe(choice);
});

test('both are offered only where both are', () => {
  expect(isOffered('both', { fast: 'ready', accurate: 'loading' })).toBe(true);
  expect(isOffered('both', { fast: 'ready', accurate: 'absent' })).toBe(false);
});
