import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestSchema } from '@/lib/serving/manifest';
import { type ModelHouse, openModelHouse } from './fixtures/model-house';
import { startModel } from './start-model';

let house: ModelHouse;
beforeAll(async () => {
  house = await openModelHouse();
});
afterAll(() => house.close());

const texts = ['정말 재미있는 영화예요', '별로였어요', '', '=1+1', '그냥 "그래요", 뭐'];

async function expectedAnswers(signature: string) {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(`${house.version}/model.json`, 'utf8')));
  const terminal = {
    out: { write() {} },
    errors: { write() {} },
    environment: {},
    projectFolder: house.folder,
    signal: new AbortController().signal,
  };
  const model = await startModel(house.version, manifest, terminal);
  if (!model.ok) throw new Error(model.failure.message.en);
  const answers = await model.value.ask(
    texts.map((text) => ({ text })),
    signature,
  );
  if (!answers.ok) throw new Error(answers.failure.message.en);
  return answers.value;
}

test('one text is answered as a list of outputs, or as one line of JSON', async () => {
  const printed = await house.run(['run', 'sentiment-fast', '--input', `text=${texts[0]}`]);
  expect([printed.code, printed.errors]).toEqual([0, '']);
  expect(printed.out).toMatch(/^label {10}positive\nconfidence {5}0\.9\d+\nprobabilities {2}\[0\.0\d+,0\.9\d+\]\n$/);
  const json = await house.run(['run', 'sentiment-fast', '--input', `text=${texts[0]}`, '--json']);
  expect(JSON.parse(json.out)).toEqual((await expectedAnswers('serving_default'))[0]);
});

test('JSON Lines, JSON and CSV in give the same answers, and JSON Lines, JSON and CSV out hold them', async () => {
  const answers = await expectedAnswers('regress');
  await house.write('rows.jsonl', `\uFEFF${texts.map((text) => JSON.stringify({ text })).join('\r\n\n')}`);
  await house.write('bare.jsonl', texts.map((text) => JSON.stringify(text)).join('\n'));
  await house.write('rows.json', JSON.stringify(texts.map((text) => ({ text }))));
  const cells = texts.map((text) => `1,"${text.replaceAll('"', '""')}"`).join('\n');
  await house.write('rows.csv', `id,text\n${cells}\n`);
  for (const name of ['rows.jsonl', 'bare.jsonl', 'rows.json', 'rows.csv']) {
    const ended = await house.run(['run', 'sentiment-fast', '--signature', 'regress', '--input-file', name, '--json']);
    expect(ended.code).toBe(0);
    expect(
      ended.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(answers);
  }
  for (const name of ['out.jsonl', 'out.json', 'out.csv']) {
    const args = ['run', 'sentiment-fast', '--signature', 'regress', '--input-file', 'rows.csv', '--out', name];
    expect(await house.run(args)).toMatchObject({ code: 0, out: '' });
  }
  expect(JSON.parse(await house.read('out.json'))).toEqual(answers);
  const lines = (await house.read('out.jsonl')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(answers);
  const csv = await house.read('out.csv');
  expect(csv.slice(0, 19)).toBe('\uFEFF"text","outputs"\r\n');
  expect(csv).toContain(`"'=1+1",${answers[3].outputs}\r\n`);
  expect(csv.split('\r\n')).toHaveLength(texts.length + 2);
  // What was written can be asked again: the apostrophe is taken off.
  await house.run(['run', 'sentiment-fast', '--signature', 'regress', '--input-file', 'out.csv', '--out', 'again.csv']);
  expect(await house.read('again.csv')).toBe(csv);
});

test('rows by the hundred come out in their order, chunk after chunk', async () => {
  const many = Array.from({ length: 300 }, (_, at) => texts[at % texts.length]);
  await house.write('many.jsonl', many.map((text) => JSON.stringify({ text })).join('\n'));
  const written = await house.run(['run', 'sentiment-fast', '--input-file', 'many.jsonl', '--out', 'many.json']);
  expect(written.errors).toContain('(300 rows written.)');
  const answers = await expectedAnswers('serving_default');
  expect(JSON.parse(await house.read('many.json'))).toEqual(many.map((_, at) => answers[at % texts.length]));
  const { out } = await house.run(['run', 'sentiment-fast', '--input-file', 'many.jsonl']);
  expect(out.split('\n')).toHaveLength(302);
  expect(out).toMatch(/\n {2}300 {2}그냥 "그래요", 뭐 +\S+ +0\.\d+ +\[/);
});

test('the column of texts of a table without our titles is found, and said', async () => {
  await house.write('class.csv', '학번,리뷰\n1,정말 재미있는 영화예요\n2,별로였어요\n');
  const { code, out, errors } = await house.run(['run', 'sentiment-fast', '--input-file', 'class.csv', '--json']);
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(2);
  expect(errors).toContain("text ← '리뷰'");
});

test('a text can come from a file, and one that begins with @ is written with two', async () => {
  await house.write('review.txt', texts[0]);
  const [fromFile, doubled] = await Promise.all(
    ['text=@review.txt', `text=@@${texts[0]}`].map((input) =>
      house.run(['run', 'sentiment-fast', '--input', input, '--json']),
    ),
  );
  expect(JSON.parse(fromFile.out)).toEqual((await expectedAnswers('serving_default'))[0]);
  expect(doubled.code).toBe(0);
});

test('a file that is there is replaced only with --overwrite', async () => {
  await house.write('taken.json', 'mine');
  const args = ['run', 'sentiment-fast', '--input', 'text=a', '--out', 'taken.json'];
  const refused = await house.run(args);
  expect(refused.code).toBe(2);
  expect(refused.errors).toContain('--overwrite');
  expect(await house.read('taken.json')).toBe('mine');
  expect((await house.run([...args, '--overwrite'])).code).toBe(0);
  expect(JSON.parse(await house.read('taken.json'))).toHaveLength(1);
});

test('an input that a file and --input both give is refused', async () => {
  await house.write('twice.jsonl', '{"text":"a"}');
  const { code, errors } = await house.run([
    'run',
    'sentiment-fast',
    '--input-file',
    'twice.jsonl',
    '--input',
    'text=b',
  ]);
  expect(code).toBe(2);
  expect(errors).toContain("'text' is given with --input too");
});

test('a wrong row far down names its line and leaves no file, whole or half', async () => {
  await house.write('bad.jsonl', `${'{"text":"a"}\n'.repeat(100)}{"text":7}\n`);
  const { code, errors } = await house.run(['run', 'sentiment-fast', '--input-file', 'bad.jsonl', '--out', 'bad.csv']);
  expect(code).toBe(2);
  expect(errors).toContain("Line 101: 'text' must be a string.");
  expect((await readdir(house.folder)).filter((name) => name.startsWith('bad.'))).toEqual(['bad.jsonl']);
});

test('Ctrl+C ends with 130 and leaves no file', async () => {
  const { code, errors } = await house.run(
    ['run', 'sentiment-fast', '--input', 'text=a', '--out', 'stopped.json'],
    AbortSignal.abort(),
  );
  expect(code).toBe(130);
  expect(errors).toContain('Stopped');
  expect((await readdir(house.folder)).filter((name) => name.startsWith('stopped'))).toEqual([]);
});

test.each<[string[], string]>([
  [[], 'run NAME'],
  [['sentiment-fast'], '--input-file'],
  [['sentiment-fast', '--input', 'text'], 'NAME=VALUE'],
  [['sentiment-fast', '--input', '=a'], 'NAME=VALUE'],
  [['sentiment-fast', '--input', 'txt=a'], 'This model takes: text.'],
  [['sentiment-fast', '--input', 'toString=a'], 'This model takes: text.'],
  [['sentiment-fast', '--input', 'text=a', '--input', 'text=b'], 'given twice'],
  [['sentiment-fast', '--input', 'text=@nosuch.txt'], "'nosuch.txt' can't be read"],
  [['sentiment-fast', '--input-file', 'nosuch.jsonl'], "'nosuch.jsonl' can't be read"],
  [['sentiment-fast', '--input-file', '.'], '.jsonl'],
  [['sentiment-fast', '--input-file', 'rows.xlsx'], '.jsonl'],
  [['sentiment-fast', '--input-file', 'photo.jpg'], 'no input for a photo'],
  [['sentiment-fast', '--input', 'text=a', '--signature', 'x'], 'serving_default, classify, regress'],
  [['sentiment-fast', '--input', 'text=a', '--out', 'a.txt'], '.jsonl .json .csv'],
  [['sentiment-fast', '--input', 'text=a', '--out', 'no/such/a.csv'], 'folder'],
  [['sentiment-fast', '--input', 'text=a', '--out', 'a.csv', '--json'], '--json'],
  [['sentiment-fast', '--input', 'text=a', '--overwrite'], '--out'],
  [['sentiment-fast', '--input', 'text=a', '--evaluate', '1'], "'--evaluate'"],
])('run %j is a command that was not understood: exit 2 and what to write', async (args, words) => {
  const { code, out, errors } = await house.run(['run', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(errors).toContain(words);
  expect(errors).toMatch(/[가-힣].*\n\(.*\)\n$/);
});

test.each<[name: string, words: string, content: string | Uint8Array]>([
  ['a.jsonl', 'Line 2: not readable as JSON', '{"text":"a"}\n{text: 1}'],
  ['a.jsonl', "no input 'label'", '{"text":"a","label":"b"}'],
  ['a.jsonl', "no input 'label'", '{"label":"b"}'],
  ['a.jsonl', "'text' is missing", '{}'],
  ['a.jsonl', "'text' must be a string", '[1]'],
  ['a.jsonl', 'not UTF-8', new Uint8Array([0x7b, 0xff])],
  ['a.jsonl', 'no rows', '\n\n'],
  ['a.json', 'no rows', '[]'],
  ['a.json', 'not readable as JSON', '[{"text":"a"}'],
  ['a.csv', 'no column text', 'a,b\n1,2\n'],
  ['a.csv', 'no rows', 'text\n'],
  ['a.csv', 'empty', ''],
  ['a.csv', 'CSV UTF-8', new Uint8Array([0xb1, 0xdc, 0x0a])],
  ['a.csv', 'Excel', new Uint8Array([0x50, 0x4b, 0x03, 0x04])],
  ['a.csv', '.jsonl', 'text\n'.repeat(50_002)],
])('a file that is not right (%s: %s) is told with what to do', async (name, words, content) => {
  await house.write(name, content);
  const { code, out, errors } = await house.run(['run', 'sentiment-fast', '--input-file', name]);
  expect([code, out]).toEqual([2, '']);
  expect(errors).toContain(words);
});
