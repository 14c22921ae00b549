import { expect, test } from 'vitest';
import { latestVersions, policyOf } from './version-policy';

const fresh = (...versions: number[]) => versions.map((version) => ({ version, failed: false }));

test('the latest version is the greatest number and not the last text', () => {
  expect(latestVersions(1)(fresh(9, 10, 2))).toEqual([10]);
});

test('a version that failed makes room for the one before it', () => {
  expect(latestVersions(1)([{ version: 3, failed: true }, ...fresh(1, 2)])).toEqual([2]);
});

test('when all have failed none is wanted', () => {
  expect(latestVersions(1)([{ version: 1, failed: true }])).toEqual([]);
});

test('the newest two come newest first, and the snapshot is left as it was', () => {
  const snapshot = fresh(1, 3, 2);
  expect(latestVersions(2)(snapshot)).toEqual([3, 2]);
  expect(snapshot).toEqual(fresh(1, 3, 2));
});

test('a policy for no version at all is refused', () => {
  expect(() => latestVersions(0)).toThrow(RangeError);
});

test.each([
  ['TFS-239', { latest: 1 }, [10]],
  ['TFS-240', { latest: 2 }, [10, 2]],
  ['TFS-242', { specific: [2, 5] }, [2]],
  ['all', 'all', [10, 2, 1]],
] as const)('%s: of 1, 2 and 10 the policy %j wants %j', (_id, setting, wanted) => {
  expect(policyOf(setting)(fresh(1, 2, 10))).toEqual(wanted);
});

test('what failed makes room under latest only: all and specific name it all the same', () => {
  const snapshot = [{ version: 2, failed: true }, ...fresh(1)];
  expect([policyOf('all')(snapshot), policyOf({ specific: [2] })(snapshot)]).toEqual([[2, 1], [2]]);
});
