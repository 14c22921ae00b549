import { expect, test } from 'vitest';
import { errorTrace } from './error-trace';

test('a trace tells the kind and the place of an error and never its message', () => {
  const canary = '비밀 리뷰\n    at 비밀 (둘째 줄)';
  const trace = errorTrace(new TypeError(canary));
  expect(trace.name).toBe('TypeError');
  expect(trace.at).toContain('error-trace.test');
  expect(JSON.stringify(trace)).not.toContain('비밀');
});

test('an error without a message keeps its place, and a code is kept', () => {
  expect(errorTrace(new Error()).at).toContain('error-trace.test');
  expect(errorTrace(Object.assign(new Error('x'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })).code).toBe(
    'ERR_WORKER_OUT_OF_MEMORY',
  );
});

test('what was thrown without being an error is told by its type only', () => {
  expect(errorTrace('비밀')).toEqual({ name: 'string', at: '' });
});
