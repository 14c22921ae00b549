import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type JsonValue, jsonCurlSnippet, jsonJavascriptSnippet, jsonPythonSnippet } from './model-snippets';

const run = promisify(execFile);

/** Values of every kind, and texts that break careless quoting. */
const body: JsonValue = {
  signature_name: 'serving_default',
  instances: [
    { text: `"큰" '작은' \`백틱\` it's'' $HOME $(id) C:\\new %s {0}\n둘째 줄\r\t끝` },
    { yes: true, no: false, none: null, whole: -3, half: 0.5, tiny: 1e-9, empty: [], nothing: {} },
    {
      'a key "with" signs': [
        [1, 2],
        [3, 4],
      ],
      long: '긴 글 '.repeat(40),
      unseen: 'ESC\x1b \u2028 \u202e \ud83d!',
    },
  ],
};

let folder = '';
let origin = '';
const sent: unknown[] = [];

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const isJson = request.method === 'POST' && request.headers['content-type'] === 'application/json';
    sent.push(isJson ? { [request.url ?? '']: JSON.parse(Buffer.concat(parts).toString('utf8')) } : request.url);
    response.end(JSON.stringify({ predictions: [{ label: '긍정' }] }));
  });
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-model-snippets-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const languages = [
  { name: 'curl', file: 'snippet.sh', command: 'sh', needs: 'curl', write: jsonCurlSnippet },
  { name: 'Python', file: 'snippet.py', command: 'python3', needs: 'python3', write: jsonPythonSnippet },
  { name: 'JavaScript', file: 'snippet.mjs', command: process.execPath, needs: 'node', write: jsonJavascriptSnippet },
] as const;

/** Starting an interpreter on a busy machine takes seconds. */
const patient = { timeout: 60_000 };

test.for(languages)('the $name snippet, really run, sends its body exactly', patient, async (language, { skip }) => {
  const { name, file, command, needs, write } = language;
  const there = await run(needs, ['--version']).then(
    () => true,
    () => false,
  );
  skip(!there, `${name} is not installed here`);
  sent.length = 0;
  const path = join(folder, file);
  await writeFile(path, write({ origin, path: '/v1/models/any:predict', body }));
  const { stdout, stderr } = await run(command, [path]);
  expect(stderr).toBe('');
  expect(sent).toEqual([{ '/v1/models/any:predict': body }]);
  expect(JSON.parse(stdout)).toEqual({ predictions: [{ label: '긍정' }] });
});

test('a short body stands on one line, a long one on several of at most a screen’s width', () => {
  const request = { origin: 'http://a', path: '/b' };
  expect(jsonCurlSnippet({ ...request, body: { instances: [{ x: 1 }] } })).toContain(`-d '{"instances": [{"x": 1}]}'`);
  const long = jsonJavascriptSnippet({
    ...request,
    body: { rows: Array.from({ length: 40 }, (_, at) => `row ${at}`) },
  });
  expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
