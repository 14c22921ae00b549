import { expect, test } from 'vitest';
import { nameSchema } from '@/lib/serving/signature';
import { demos, findDemo } from './demo-list';

test('every demo is found by its own slug, and nothing else is', () => {
  for (const demo of demos) expect(findDemo(demo.slug)).toBe(demo);
  expect(new Set(demos.map(({ slug }) => slug)).size).toBe(demos.length);
  expect(findDemo('__proto__')).toBeUndefined();
});

test('a demo names its model as the repository does and has three examples within its limit', () => {
  for (const { model, examples, maxLength, specimen } of demos) {
    expect(nameSchema.safeParse(model).success).toBe(true);
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const text of [specimen, ...examples.map((example) => example.text)])
      expect(text.length).toBeLessThanOrEqual(maxLength);
  }
});
