import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseFiles } from './choose-files';

const always = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const choose = (...names: string[]) => chooseFiles([...always, ...names].map((name) => ({ name })));
const pathsOf = (...names: string[]) => {
  const chosen = choose(...names);
  return chosen.ok ? chosen.value.files.map(({ source, path }) => [source.name, path]) : chosen.failure.code;
};

test('weights of 8 bits are liked more than those of 32, and only one set is taken', () => {
  const order = [
    'onnx/model_quantized.onnx',
    'onnx/model_int8.onnx',
    'onnx/model_uint8.onnx',
    'model_quantized.onnx',
    'onnx/model.onnx',
    'model.onnx',
    'onnx/model_fp16.onnx',
  ];
  for (let best = 0; best < order.length; best++) {
    const chosen = choose(...order.slice(best).reverse());
    const graphs = chosen.ok ? chosen.value.files.filter(({ path }) => path.endsWith('.onnx')) : [];
    expect(graphs.map(({ source }) => source.name)).toEqual([order[best]]);
  }
});

test('the data of the chosen graph goes beside it under its own name; that of others stays', () => {
  const data = ['onnx/model.onnx_data', 'onnx/model.onnx_data_1', 'onnx/model.onnx.data', 'onnx/model_fp16.onnx_data'];
  expect(pathsOf('onnx/model.onnx', ...data).slice(3)).toEqual([
    ['onnx/model.onnx_data', 'onnx/model.onnx_data'],
    ['onnx/model.onnx_data_1', 'onnx/model.onnx_data_1'],
    ['onnx/model.onnx.data', 'onnx/model.onnx.data'],
    ['onnx/model.onnx', 'onnx/model.onnx'],
  ]);
  expect(pathsOf('model.onnx', 'model.onnx_data').slice(3)).toEqual([
    ['model.onnx_data', 'onnx/model.onnx_data'],
    ['model.onnx', 'onnx/model.onnx'],
  ]);
});

test('config.json comes first and the weights last, whatever the order of the list', () => {
  const names = [...always, 'onnx/model.onnx', 'vocab.txt', 'README.md', 'LICENSE', 'special_tokens_map.json'];
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
      const chosen = chooseFiles(shuffled.map((name) => ({ name })));
      const paths = chosen.ok ? chosen.value.files.map(({ path }) => path) : [];
      expect([paths.length, paths[0], paths.at(-1)]).toEqual([names.length, 'config.json', 'onnx/model.onnx']);
    }),
    { numRuns: 50, seed: 5 },
  );
});

test('no name of a list becomes a path of its own making', () => {
  const part = fc.constantFrom('..', '/', 'onnx', 'model.onnx', '_data', '\\', 'C:', '.', '\0', 'a');
  fc.assert(
    fc.property(fc.constantFrom('', 'onnx/model.onnx'), fc.array(fc.array(part, { maxLength: 5 })), (start, names) => {
      const chosen = choose('onnx/model.onnx', ...names.map((parts) => start + parts.join('')));
      for (const { path } of chosen.ok ? chosen.value.files : []) {
        expect(path).toMatch(/^(?:[a-z_]+\.json|vocab\.txt|onnx\/model\.onnx(?:_data(?:_\d+)?|\.data)?)$/);
      }
    }),
    { numRuns: 500, seed: 5 },
  );
});
