import { expect, test } from 'vitest';
import { parseTrainOptions } from './train-options';

test('without arguments downloads the corpus and publishes to the data folder', () => {
  expect(parseTrainOptions([], {})).toEqual({
    ok: true,
    value: {
      files: undefined,
      out: undefined,
      name: 'sentiment-fast',
      version: undefined,
      dataFolder: '.lectern',
      address: 'https://raw.githubusercontent.com/e9t/nsmc/master/',
      help: false,
    },
  });
});

test('takes files, destination, name, number, address and data folder', () => {
  const args = '--train a.txt --test b.txt --out models --name mine --version 4 --address http://localhost:1/x';
  expect(parseTrainOptions(args.split(' '), { LECTERN_DATA: '/data' })).toMatchObject({
    ok: true,
    value: {
      files: { train: 'a.txt', test: 'b.txt' },
      out: 'models',
      name: 'mine',
      version: 4,
      dataFolder: '/data',
      address: 'http://localhost:1/x/',
    },
  });
});

test.each([
  [['--train', 'a.txt'], '--train and --test together'],
  [['--name', '../up'], '--name in lower-case'],
  [['--name', ''], '--name in lower-case'],
  [['--version', '0'], 'whole number from 1'],
  [['--version', '1.5'], 'whole number from 1'],
  [['--address', 'nowhere'], 'begin with https://'],
  [['--epochs', '3'], "'--epochs'"],
  [['file.txt'], 'file.txt'],
  [['--train'], '--train'],
])('refuses %j and says what to write instead', (args, part) => {
  const parsed = parseTrainOptions(args, {});
  expect(parsed).toMatchObject({
    ok: false,
    failure: {
      code: 'bad_input',
      message: { ko: expect.stringContaining('--help'), en: expect.stringContaining(part) },
    },
  });
});
