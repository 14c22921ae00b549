import { expect, test } from 'vitest';
import { runModels } from './run-models';

test.each<[string[], string]>([
  [[], '무엇을 할지'],
  [['remove'], '모르는 명령'],
  [['add'], 'OWNER/NAME'],
  [['add', 'bert'], 'OWNER/NAME'],
  [['add', 'a/b', '--from', 'x'], 'OWNER/NAME'],
  [['add', 'a/b', '--size', '1'], '--size'],
  [['add', 'a/b', '--name', 'A b'], '--name'],
  [['add', 'a/b', '--revision', '../x'], '--revision'],
  [['add', 'a/b', '--max-bytes', '-1'], '--max-bytes'],
  [['add', '--from', 'x', '--revision', 'y'], '--revision'],
  [['add', '--from', 'no-such-folder'], '--from'],
])('%j is a command that was not understood: exit 2 and what to write', async (args, words) => {
  const { code, out, errors } = await run(args);
  expect([code, out]).toEqual([2, '']);
  expect(errors).toContain(words);
  expect(errors).toMatch(/[가-힣].*\n\([ -~]+\)\n/);
});

test.each([[['--help']], [['help']], [['add', '--help']]])('%j shows what there is to write', async (args) => {
  const { code, out, errors } = await run(args);
  expect([code, errors]).toEqual([0, '']);
  expect(out).toContain('models -- add OWNER/NAME');
});

test.each(['list', 'show', 'run', 'verify', 'add'])(
  '%s has a help of its own, which the whole help holds',
  async (verb) => {
    const whole = await run(['--help']);
    const { code, out, errors } = await run([verb, '--help']);
    expect([code, errors]).toEqual([0, '']);
    expect(out).toContain(`models -- ${verb} `);
    expect(whole.out).toContain(out);
  },
);

test('a hub that would show the token to others is refused before it is asked', async () => {
  const { code, errors } = await run(['add', 'a/b'], { LECTERN_HUB: 'http://hub.example', HF_TOKEN: 'hf_secret' });
  expect(code).toBe(2);
  expect(errors).toContain('HF_TOKEN');
  expect(errors).not.toContain('hf_secret');
});

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  let out = '';
  let errors = '';
  const code = await runModels(args, {
    out: {
      write(text) {
        out += text;
      },
    },
    errors: {
      write(text) {
        errors += text;
      },
    },
    environment: { LECTERN_HUB: 'http://127.0.0.1:9', LECTERN_DATA: '/nowhere', ...environment },
    projectFolder: '/nowhere',
    signal: new AbortController().signal,
  });
  return { code, out, errors };
}
