import { expect, test } from 'vitest';
import { defaultDetectSettings } from '@/lib/protocols/detect-options';
import { milderSettings } from './milder-settings';

test('at first every tip changes one setting, towards finding more', () => {
  const steps = milderSettings(defaultDetectSettings);
  expect(steps.map(({ kind }) => kind)).toEqual(['milder', 'smaller', 'finer']);
  for (const { next } of steps) {
    const changed = Object.entries(next).filter(([key, value]) => value !== Object(defaultDetectSettings)[key]);
    expect(changed).toHaveLength(1);
    expect(next.minNeighbors).toBeLessThanOrEqual(defaultDetectSettings.minNeighbors);
    expect(next.scaleFactor).toBeLessThanOrEqual(defaultDetectSettings.scaleFactor);
    expect(next.minSize?.[0]).toBeLessThanOrEqual(30);
  }
});

test('taking every tip again and again comes to an end', () => {
  let settings = defaultDetectSettings;
  for (let round = 0; round < 10; round++) settings = milderSettings(settings)[0]?.next ?? settings;
  expect(milderSettings(settings)).toEqual([]);
});

test('no tip is given for what cannot go further', () => {
  const settings = { ...defaultDetectSettings, minNeighbors: 0, minSize: null, scaleFactor: 1.02 };
  expect(milderSettings(settings)).toEqual([]);
});
