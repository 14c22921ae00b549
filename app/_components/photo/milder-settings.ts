import type { DetectSettings } from '@/lib/protocols/detect-options';

export interface MilderSettings {
  readonly kind: 'milder' | 'smaller' | 'finer';
  readonly next: DetectSettings;
}

/** Changes after which more is usually found, as far as they are not made yet: agree sooner, look smaller, step finer. */
export function milderSettings(settings: DetectSettings): MilderSettings[] {
  const { minNeighbors, minSize, scaleFactor } = settings;
  const steps: MilderSettings[] = [];
  if (minNeighbors > 1) steps.push({ kind: 'milder', next: { ...settings, minNeighbors: minNeighbors > 3 ? 2 : 1 } });
  if (minSize && Math.max(...minSize) > 20) steps.push({ kind: 'smaller', next: { ...settings, minSize: [20, 20] } });
  if (scaleFactor > 1.05) steps.push({ kind: 'finer', next: { ...settings, scaleFactor: 1.05 } });
  return steps;
}
