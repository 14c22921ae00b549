import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detectCurlSnippet } from './detect-curl-snippet';
import { detectJavascriptSnippet } from './detect-javascript-snippet';
import { detectPythonSnippet } from './detect-python-snippet';
import { type DetectSnippetRequest, snippetFileName } from './detect-snippet-request';

const run = promisify(execFile);

/** File names that break careless quoting, in one language or another; all may lie in a folder of Linux or macOS. */
const names = [
  'photo.jpg',
  '우리 반 사진.jpg',
  'a;type=text.png',
  'b,c.png',
  `"큰" '작은' \`백틱\`.jpg`,
  "it's''.jpg",
  'C:\\new\\table \\u0041.png',
  '$HOME $(echo 하하) !! * ~ & | > #.webp',
  '%s {0} {{x}} f"{1}".jpg',
  '-',
  '-o.jpg',
  '@file.jpg',
  '<file.jpg',
  '가각.jpg'.normalize('NFD'),
];

/** Names that hold what a terminal obeys or an eye misses, or no name at all. */
const unseen = [
  '줄\n바꿈.jpg',
  'ESC\x1b[31m.PNG',
  '거꾸로\u202Egpj.exe',
  'a/b.jpg',
  '\ud83d.jpg',
  '👨‍👩‍👧.webp',
  '',
  ' ',
];

const settings = {
  cascade: 'haarcascade_frontalface_default',
  scaleFactor: 1.1,
  minNeighbors: 5,
  minSize: [30, 30],
  maxSize: null,
  inside: [],
} as const;
const rich = {
  ...settings,
  scaleFactor: 1.05,
  minSize: null,
  maxSize: [400, 300],
  inside: ['haarcascade_eye', 'haarcascade_smile'],
} as const;

let folder = '';
let origin = '';
const received: Record<string, unknown>[] = [];

/** Notes the fields of what it is sent, files as their text, and gives an answer of the shape that snippets read. */
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', async () => {
    const body = Buffer.concat(parts);
    const type = request.headers['content-type'] ?? '';
    received.push(
      type === 'application/json' ? JSON.parse(body.toString('utf8')) : await fieldsOf(new Uint8Array(body), type),
    );
    const box = { x: 3, y: 4, width: 50, height: 60, neighbors: 7, levelWeight: 1 };
    response.end(JSON.stringify({ image: { width: 90, height: 90 }, boxes: [box], path: request.url }));
  });
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-detect-snippets-'));
  for (const name of names) await writeFile(join(folder, name), `picture ${name}`);
  await writeFile(join(folder, "my 'own'.xml"), '<opencv_storage/>');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const languages = [
  { name: 'curl', ending: 'sh', command: 'sh', needs: 'curl', write: detectCurlSnippet },
  { name: 'Python', ending: 'py', command: 'python3', needs: 'python3', write: detectPythonSnippet },
  { name: 'JavaScript', ending: 'mjs', command: process.execPath, needs: 'node', write: detectJavascriptSnippet },
] as const;

/** Starting an interpreter on a busy machine takes seconds. */
const patient = { timeout: 60_000 };

test.for(languages)('the $name snippet sends the very file that is named', patient, async (language, { skip }) => {
  skip(!(await isThere(language.needs)), `${language.needs} is not installed here`);
  const stdout = await runAll(
    language,
    names.map((fileName) => ({ origin, fileName, settings })),
  );
  const json = language.name === 'Python';
  const options = json
    ? { scaleFactor: 1.1, minNeighbors: 5, minSize: [30, 30] }
    : { scaleFactor: '1.1', minNeighbors: '5', minSize: '30,30' };
  expect(received).toEqual(
    names.map((name) => ({ image: picture(name, json), cascade: settings.cascade, ...options })),
  );
  expect(stdout).toContain('60');
});

test.for(languages)('the $name snippet sends every setting and an own cascade', patient, async (language, { skip }) => {
  skip(!(await isThere(language.needs)), `${language.needs} is not installed here`);
  await runAll(language, [{ origin, fileName: 'photo.jpg', cascadeFile: "my 'own'.xml", settings: rich }]);
  const json = language.name === 'Python';
  expect(received).toEqual([
    json
      ? {
          image: picture('photo.jpg', true),
          cascadeXml: '<opencv_storage/>',
          scaleFactor: 1.05,
          minNeighbors: 5,
          minSize: null,
          maxSize: [400, 300],
          inside: ['haarcascade_eye', 'haarcascade_smile'],
        }
      : {
          image: picture('photo.jpg', false),
          cascadeFile: '<opencv_storage/>',
          scaleFactor: '1.05',
          minNeighbors: '5',
          minSize: 'null',
          maxSize: '400,300',
          inside: ['haarcascade_eye', 'haarcascade_smile'],
        },
  ]);
});

test('a name that can be read stands in the code; one that hides something is replaced', () => {
  for (const name of names) expect(snippetFileName(name, 'photo')).toBe(name);
  const shown = unseen.map((name) => snippetFileName(name, 'photo'));
  expect(shown).toEqual([
    'photo.jpg',
    'photo.png',
    'photo.exe',
    'photo.jpg',
    'photo.jpg',
    'photo.webp',
    'photo',
    'photo',
  ]);
});

function picture(name: string, base64: boolean): string {
  const bytes = Buffer.from(`picture ${name}`);
  return bytes.toString(base64 ? 'base64' : 'utf8');
}

/** The fields of a form by name: one value as it is, several as a list. */
async function fieldsOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<Record<string, unknown>> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  for (const key of new Set(form.keys())) {
    const values = await Promise.all(
      form.getAll(key).map((value) => (typeof value === 'string' ? value : value.text())),
    );
    fields[key] = values.length === 1 ? values[0] : values;
  }
  return fields;
}

/** Runs the snippets beside the pictures, one after another in one process: starting one for each takes seconds. */
async function runAll(language: (typeof languages)[number], requests: readonly DetectSnippetRequest[]) {
  received.length = 0;
  const snippets = requests.map((request) => language.write(request));
  const file = `snippets.${language.ending}`;
  if (language.name === 'JavaScript') {
    for (const [index, snippet] of snippets.entries()) await writeFile(join(folder, `snippet-${index}.mjs`), snippet);
    await writeFile(
      join(folder, file),
      snippets.map((_, index) => `await import("./snippet-${index}.mjs");`).join('\n'),
    );
  } else await writeFile(join(folder, file), `${snippets.join('\n')}\n`);
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' };
  const { stdout, stderr } = await run(language.command, [file], { cwd: folder, env });
  expect(stderr).toBe('');
  return stdout;
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
