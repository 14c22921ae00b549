import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, type VersionFacts, type VersionPhase } from './decide';
import { policyOf } from './version-policy';

const latest = policyOf({ latest: 1 });

/** @param line  Such as `8 idle, 7 available`; `gone` and `labelled` may follow. */
function facts(line: string): VersionFacts[] {
  return line.split(', ').map((one) => {
    const [version, phase, ...marks] = one.split(' ');
    const known = phases.find((name) => name === phase);
    if (!known) throw new Error(`no phase ${phase}`);
    const onDisk = !marks.includes('gone');
    return { version: Number(version), phase: known, onDisk, isLabelled: marks.includes('labelled') };
  });
}

const phases: readonly VersionPhase[] = ['idle', 'waiting', 'loading', 'available', 'unloading', 'failed'];

const cases: [line: string, load: number[], unload: number[], says: string][] = [
  ['8 idle, 7 available', [8], [], 'a new version loads while the old one answers'],
  ['8 loading, 7 available', [], [], 'and the old one stays until the new one answers'],
  ['8 available, 7 available', [], [7], 'then the old one goes'],
  ['8 failed, 7 available', [], [], 'a new version that failed costs nobody the old one'],
  ['8 failed, 7 idle', [7], [], 'a failed version makes room for the one before it'],
  ['8 waiting, 7 idle', [7], [], 'and so does one that waits for its files'],
  ['8 available gone, 7 idle', [7], [], 'when the newest is gone, the one before it is loaded'],
  ['8 available gone, 7 available', [], [8], 'and takes over'],
  ['8 available gone', [], [], 'the last one lives on in memory'],
  ['8 available gone, 7 failed', [], [], 'and so it does when nothing else loads'],
  ['8 available gone labelled, 7 available', [], [], 'a label holds what it leads to'],
  ['8 available gone, 7 idle, 3 available labelled', [7], [], 'but it is not what takes over'],
  ['8 unloading', [], [], 'what is on its way out is not loaded before it is out'],
];

test.each(cases)('of "%s" it loads %j and lets go of %j: %s', (line, load, unload) => {
  const decision = decide(facts(line), latest);
  expect([decision.load, decision.unload]).toEqual([load, unload]);
});

test('a label holds a version and does not make it the one that the policy wants', () => {
  expect(decide(facts('8 available gone labelled, 7 available'), latest).wanted).toEqual(new Set([7]));
  expect(decide(facts('8 available labelled, 7 available'), policyOf({ specific: [7] })).wanted).toEqual(new Set([7]));
});

test('the newest of several is loaded first', () => {
  expect(decide(facts('9 idle, 10 idle, 2 idle'), policyOf('all')).load).toEqual([10, 9, 2]);
});

test('of several that are wanted, none that answers goes for one that is still to come', () => {
  const unloadOf = (line: string) => decide(facts(line), policyOf({ latest: 2 })).unload;
  expect(unloadOf('11 idle, 10 available, 9 available')).toEqual([]);
  expect(unloadOf('11 loading, 10 available, 9 available')).toEqual([]);
  expect(unloadOf('11 unloading, 10 available, 9 available')).toEqual([]);
  expect(unloadOf('11 waiting, 10 available, 9 available')).toEqual([]);
  expect(unloadOf('11 failed, 10 available, 9 available, 8 available')).toEqual([8]);
  expect(unloadOf('11 available, 10 available, 9 available')).toEqual([9]);
});

const anyFacts = fc.uniqueArray(
  fc.record({
    version: fc.integer({ min: 1, max: 9 }),
    phase: fc.constantFrom(...phases),
    onDisk: fc.boolean(),
    isLabelled: fc.boolean(),
  }),
  { selector: ({ version }) => version },
);
const anySetting = fc.oneof(
  fc.constant('all' as const),
  fc.record({ latest: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ specific: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }) }),
);

test('whatever stands, the last version that answers is never let go', () => {
  fc.assert(
    fc.property(anyFacts, anySetting, (versions, setting) => {
      const { unload } = decide(versions, policyOf(setting));
      const available = versions.filter(({ phase }) => phase === 'available').map(({ version }) => version);
      for (const version of unload) expect(available).toContain(version);
      if (available.length > 0) expect(unload.length).toBeLessThan(available.length);
    }),
  );
});

test('whatever stands and fails, following the decisions ends with what the policy wants of what can be loaded', () => {
  fc.assert(
    fc.property(anyFacts, anySetting, fc.array(fc.integer({ min: 1, max: 9 })), (versions, setting, broken) => {
      const policy = policyOf(setting);
      let now: VersionFacts[] = versions.map((one) => ({
        ...one,
        isLabelled: false,
        phase: one.phase === 'loading' || one.phase === 'unloading' || one.phase === 'waiting' ? 'idle' : one.phase,
      }));
      const become = (version: number, phase: VersionPhase) => {
        now = now.map((one) => (one.version === version ? { ...one, phase } : one));
      };
      for (let step = 0; ; step++) {
        expect(step).toBeLessThan(50);
        const { load, unload } = decide(now, policy);
        for (const version of unload) become(version, 'idle');
        const [next] = load;
        if (next === undefined && unload.length === 0) break;
        if (next !== undefined) become(next, broken.includes(next) ? 'failed' : 'available');
      }
      const available = now.filter(({ phase }) => phase === 'available').map(({ version }) => version);
      const wanted = policy(
        now.filter(({ onDisk }) => onDisk).map(({ version, phase }) => ({ version, failed: phase === 'failed' })),
      ).filter((version) => now.some((one) => one.version === version && one.phase !== 'failed'));
      if (wanted.length > 0) expect(available.sort((a, b) => b - a)).toEqual(wanted);
    }),
  );
});
