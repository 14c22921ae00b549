import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { curlSnippet } from './curl-snippet';
import { javascriptSnippet } from './javascript-snippet';
import { printableJson } from './printable-json';
import { pythonSnippet } from './python-snippet';

const run = promisify(execFile);

/** Texts that break careless quoting, in one language or another. */
const texts = [
  '정말 재미있는 영화입니다.',
  `"큰따옴표" '작은따옴표' \`백틱\` it's''`,
  '첫 줄\n둘째 줄\r\n\t들여쓰기\n',
  'C:\\new\\table \\u0041 \\n \\\\ \\',
  '$HOME $(echo 하하) $PATH `id` !! * ~ ; & | > #',
  '%s %d {0} {{x}} f"{1}" $1 \\0',
  '</script><!-- --> ]]> &amp;',
  '😀👨‍👩‍👧 한글 결합형',
  'NUL\0 DEL\x7f ESC\x1b[31m 줄\u2028나눔\u2029 방향\u202e거꾸로 \u200b안 보임\ufeff',
  'half a pair: \ud83d!',
  '@file',
  '-d',
  '\'\'\'"""\nEOF\n',
];

let folder = '';
let origin = '';
const bodies: unknown[] = [];

/** Keeps what it is sent and gives an answer of the shape that the snippets print. */
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const json = request.method === 'POST' && request.headers['content-type'] === 'application/json';
    bodies.push(json && request.url === '/predict' ? JSON.parse(Buffer.concat(parts).toString('utf8')) : request.url);
    const explanation = { text: '좋은 영화', tokens: [{ start: 3, end: 5, weight: 0.5 }] };
    response.end(JSON.stringify({ 0: { label: 'positive', confidence: 0.75, explanation } }));
  });
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-snippets-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const languages = [
  { name: 'curl', file: 'snippets.sh', command: 'sh', needs: 'curl', write: curlSnippet },
  { name: 'Python', file: 'snippets.py', command: 'python3', needs: 'python3', write: pythonSnippet },
  { name: 'JavaScript', file: 'snippets.mjs', command: process.execPath, needs: 'node', write: javascriptSnippet },
] as const;

/** Starting an interpreter on a busy machine takes seconds. */
const patient = { timeout: 60_000 };

test.for(languages)('the $name snippet, really run, sends each text exactly', patient, async (language, { skip }) => {
  skip(!(await isThere(language.needs)), `${language.needs} is not installed here`);
  const snippets = texts.map((text) => language.write({ origin, text, model: 'fast', explain: false }));
  const { stdout, stderr } = await runAll(language, snippets);
  expect(stderr).toBe('');
  expect(stdout.match(/positive/g)).toHaveLength(texts.length);
  expect(bodies).toEqual(texts.map((text) => ({ text, do_fast: true })));
});

test.for(languages)('the $name snippet asks for the reasons and prints them', patient, async (language, { skip }) => {
  skip(!(await isThere(language.needs)), `${language.needs} is not installed here`);
  const { stdout } = await runAll(language, [
    language.write({ origin, text: '좋은 영화', model: 'accurate', explain: true }),
  ]);
  expect(bodies).toEqual([{ text: '좋은 영화', do_fast: false, explain: true }]);
  expect(stdout).toContain('영화');
  expect(stdout).toContain('0.5');
});

test.for(languages)('the $name snippet names a model that is neither', patient, async (language, { skip }) => {
  skip(!(await isThere(language.needs)), `${language.needs} is not installed here`);
  await runAll(language, [language.write({ origin, text: '좋은 글', model: { name: 'mood-v2' }, explain: false })]);
  expect(bodies).toEqual([{ text: '좋은 글', model: 'mood-v2' }]);
});

test('a snippet holds no character that a terminal obeys or an eye misses', () => {
  for (const text of texts) {
    for (const { write } of languages) {
      const seen = write({ origin, text, model: 'fast', explain: false }).replaceAll('\n', '');
      expect(seen).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
  }
});

test('printable JSON still means what was put in', () => {
  for (const text of texts) expect(JSON.parse(printableJson(text))).toBe(text);
});

/** Runs the snippets one after another in one process: starting one for each takes seconds. */
async function runAll(language: (typeof languages)[number], snippets: readonly string[]) {
  const path = join(folder, language.file);
  // A block each, so that two snippets may both say `const response`.
  const separate = language.name === 'JavaScript' ? snippets.map((snippet) => `{\n${snippet}\n}`) : snippets;
  await writeFile(path, `${separate.join('\n')}\n`);
  bodies.length = 0;
  return await run(language.command, [path], { env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
}

async function isThere(program: string): Promise<boolean> {
  try {
    await run(program, ['--version']);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
