import { expect, test } from 'vitest';
import { readOptions } from './options';

const read = (args: string[], env: Record<string, string> = {}) => {
  const result = readOptions(args, env, '/project');
  if (!result.ok) throw new Error(result.failure.message.ko);
  return result.value;
};

test('alone it listens on this machine only, on port 3000, with a new token', () => {
  const options = read([]);
  expect(options).toMatchObject({ host: '127.0.0.1', port: 3000, dev: false, allowedHosts: [], tokenIsNew: true });
  expect(options.dataFolder).toBe('/project/.lectern');
  expect(Buffer.from(options.teacherToken, 'base64url')).toHaveLength(16);
  expect(read([]).teacherToken).not.toBe(options.teacherToken);
});

test('the environment is read, a flag wins over it, and an empty variable is none', () => {
  const env = { HOST: '0.0.0.0', PORT: '8080', LECTERN_DATA: '/data', LECTERN_TOKEN: 'sixteen-or-more!' };
  expect(read([], env)).toMatchObject({ host: '0.0.0.0', port: 8080, dataFolder: '/data', tokenIsNew: false });
  expect(read(['--host', '::1', '--port=0', '--dev'], env)).toMatchObject({ host: '::1', port: 0, dev: true });
  expect(read([], { HOST: '', PORT: ' ' })).toMatchObject({ host: '127.0.0.1', port: 3000 });
  expect(read([], { LECTERN_ALLOWED_HOSTS: 'a.example, b.example,' }).allowedHosts).toEqual(['a.example', 'b.example']);
});

test('the configuration file lies in the data folder unless the environment or a flag names another', () => {
  expect(read([])).toMatchObject({ configurationFile: '/project/.lectern/server.json', configurationIsNamed: false });
  expect(read([], { LECTERN_DATA: '/data' }).configurationFile).toBe('/data/server.json');
  const env = { LECTERN_CONFIG: '/etc/lectern.json' };
  expect(read([], env)).toMatchObject({ configurationFile: '/etc/lectern.json', configurationIsNamed: true });
  expect(read(['--config', 'class.json'], env).configurationFile).toBe('/project/class.json');
});

const wrong: [says: string, args: string[], env: Record<string, string>][] = [
  ['PORT', [], { PORT: 'abc' }],
  ['PORT', ['--port', '65536'], {}],
  ['PORT', [], { PORT: '-1' }],
  ['PORT', [], { PORT: '1e3' }],
  ['HOST', ['--host', 'a b'], {}],
  ['LECTERN_TOKEN', [], { LECTERN_TOKEN: 'short' }],
  ['LECTERN_TOKEN', [], { LECTERN_TOKEN: '열여섯 글자가 넘지만 헤더에 못 쓰는 토큰' }],
  ['LECTERN_ALLOWED_HOSTS', [], { LECTERN_ALLOWED_HOSTS: 'http://a.example/' }],
  ['LECTERN_LOG_LEVEL', [], { LECTERN_LOG_LEVEL: 'loud' }],
  ['--colour', ['--colour'], {}],
];

test.each(wrong)('a wrong %s is one sentence that names it', (says, args, env) => {
  const result = readOptions(args, env, '/project');
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.failure.message.ko).toMatch(new RegExp(`^[^\\n]*${says}[^\\n]*$`));
});
