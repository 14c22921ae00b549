import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { err, ok } from '@/lib/base/result';
import type { ModelHandler } from '@/lib/serving/handler';
import type { Manifest } from '@/lib/serving/manifest';
import { RefusedInput } from '@/lib/serving/refused-input';
import { StatedFault } from '@/lib/serving/stated-fault';
import { startModel } from './start-model';
import type { Terminal } from './terminal';

const manifest: Manifest = {
  format: 1,
  name: 'odd',
  version: 1,
  handler: 'odd',
  title: { ko: '이상한 모델', en: 'Odd' },
  description: { ko: '시험', en: 'Test' },
  licence: 'CC0-1.0',
  signatures: {},
  files: [],
};

const terminal: Terminal = {
  out: { write() {} },
  errors: { write() {} },
  environment: { LECTERN_DATA: '/nowhere' },
  projectFolder: '/nowhere',
  signal: new AbortController().signal,
};

function start(handler: Partial<ModelHandler>) {
  const made: ModelHandler = {
    initialize: async () => ok(undefined),
    preprocess: () => undefined,
    inference: () => undefined,
    postprocess: () => [],
    handle: (rows) => rows,
    ...handler,
  };
  return startModel('/nowhere', manifest, terminal, new Map([['odd', () => made]]));
}

async function ask(handle: ModelHandler['handle']) {
  const model = await start({ handle });
  if (!model.ok) throw new Error(model.failure.message.en);
  return model.value.ask([{ a: 1 }, { a: 2 }], 'serving_default');
}

const sentence = failure('image_corrupt', '사진이 깨졌어요.', 'The picture is broken.');

test('an answer for every row is passed on', async () => {
  expect(await ask((rows) => rows)).toEqual({ ok: true, value: [{ a: 1 }, { a: 2 }] });
});

test('fewer answers than rows are a fault of the model', async () => {
  const answered = await ask(([first]) => [first]);
  expect(answered).toMatchObject({ ok: false, refused: false, failure: { code: 'model_invalid' } });
});

test('what a handler refuses or states is told in its own words', async () => {
  const refuse = () => {
    throw new RefusedInput(sentence);
  };
  expect(await ask(refuse)).toEqual({ ok: false, failure: sentence, refused: true });
  const state = () => {
    throw new StatedFault('gone', sentence);
  };
  expect(await ask(state)).toEqual({ ok: false, failure: sentence, refused: false });
});

test('the words of any other exception are cut to a line without folders', async () => {
  const answered = await ask(() => {
    throw new TypeError('cannot open /home/somebody/models/a.bin\nat line 2');
  });
  const { message } = answered.ok ? sentence : answered.failure;
  expect(message.en).toContain('(cannot open a.bin)');
});

test('a handler that says why it does not start is repeated; one that throws gives its first line', async () => {
  expect(await start({ initialize: async () => err(sentence) })).toEqual(err(sentence));
  const threw = await start({
    initialize: () => {
      throw new Error('no such layer: x');
    },
  });
  expect(threw).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
  expect(threw.ok ? '' : threw.failure.message.en).toContain('no such layer: x');
});
