import { expect, test } from 'vitest';
import { nameSchema } from '@/lib/serving/signature';
import { demos, findDemo } from './demo-list';
import { samplePictures } from './sample-pictures';

test('every demo is found by its own slug, and nothing else is', () => {
  for (const demo of demos) expect(findDemo(demo.slug)).toBe(demo);
  expect(new Set(demos.map(({ slug }) => slug)).size).toBe(demos.length);
  expect(findDemo('__proto__')).toBeUndefined();
});

test('a demo names its model as the repository does', () => {
  for (const { model } of demos) expect(nameSchema.safeParse(model).success).toBe(true);
});

test('a review demo has three examples within its limit', () => {
  for (const demo of demos) {
    if (demo.kind !== 'review') continue;
    expect(demo.examples.length).toBeGreaterThanOrEqual(3);
    for (const text of [demo.specimen, ...demo.examples.map((example) => example.text)])
      expect(text.length).toBeLessThanOrEqual(demo.maxLength);
  }
});

test('a photo demo shows one of the sample pictures on its card', () => {
  const ids = samplePictures.map(({ id }) => id);
  for (const demo of demos) if (demo.kind === 'photo') expect(ids).toContain(demo.specimen);
});
