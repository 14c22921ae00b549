import { expect, test } from 'vitest';
import type { VersionStatus } from '@/lib/serving/model-server';
import { chooseVersion } from './choose-version';

const status = (version: number): VersionStatus => ({
  model: 'm',
  version,
  state: 'AVAILABLE',
  labels: [],
  queued: 0,
  running: 0,
  workerRestarts: 0,
});
const versions = [status(12), status(3), status(1)];

test.each([
  ['3', 3, true],
  ['12', 12, true],
  [undefined, 3, false],
  ['2', 3, false],
  ['03', 3, false],
  ['3 ', 3, false],
  ['1e0', 3, false],
  ['', 3, false],
  [['1', '3'], 3, false],
  ['99999999999999999999', 3, false],
])('?version=%j shows version %d, named by the address: %s', (asked, version, isPinned) => {
  expect(chooseVersion({ versions, serving: 3 }, asked)).toEqual({ status: status(version), isPinned });
});

test('where no version answers the newest is shown', () => {
  expect(chooseVersion({ versions }, undefined).status.version).toBe(12);
});
