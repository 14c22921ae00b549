import { expect, test } from 'vitest';
import { manifestSchema } from '@/lib/serving/manifest';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { engineSignature } from './engine-signature';
import { oipModelMetadata, oipServerMetadata } from './oip-bodies';
import { compareOipMetadata, speaksBinary } from './oip-client-metadata';
import { compareTfMetadata, isTfAvailable } from './tfserving-client-metadata';
import { writeTfMetadata, writeTfStatus } from './tfserving-model-bodies';

const text: TensorSpec = { dtype: 'string', shape: [] };
const signatures: Record<string, Signature> = {
  serving_default: {
    method: 'predict',
    inputs: { text },
    outputs: { p: { dtype: 'float64', shape: [2] }, boxes: { dtype: 'record', shape: [-1] } },
  },
  classify: { method: 'classify', inputs: { text }, outputs: { scores: { dtype: 'float32', shape: [-1] } } },
};

/** Both protocols' descriptions of a model, as this server writes them, compared with what is described here. */
function compare(theirs: Record<string, Signature>, ours = signatures, maxRows = 4096, names = {}) {
  const engine = Object.entries(ours).map(([name, signature]) => engineSignature(name, signature, names));
  const oip: unknown = JSON.parse(JSON.stringify(oipModelMetadata(manifestWith(theirs), [1])));
  const tf: unknown = JSON.parse(writeTfMetadata('m', 1, theirs));
  return [compareOipMetadata(oip, engine, maxRows), compareTfMetadata(tf, engine, maxRows)].map((read) =>
    read.ok ? (read.value?.message.en ?? 'fits') : read.flaw,
  );
}

function manifestWith(theirs: Record<string, Signature>) {
  const title = { ko: '가', en: 'a' };
  const rest = { format: 1, version: 1, handler: 'h', title, description: title, licence: 'MIT', files: [] };
  return manifestSchema.parse({ ...rest, name: 'm', signatures: theirs });
}

/** The signatures with one tensor replaced or, without a spec, gone. */
function changed(kind: 'inputs' | 'outputs', name: string, spec?: TensorSpec): Record<string, Signature> {
  const { serving_default } = signatures;
  if (!serving_default) throw new Error('There is one.');
  const { [name]: _, ...others } = serving_default[kind];
  return {
    ...signatures,
    serving_default: { ...serving_default, [kind]: spec ? { ...others, [name]: spec } : others },
  };
}

test('a model fits its own description, one with more outputs, and one whose free lengths are fixed', () => {
  expect(compare(signatures)).toEqual(['fits', 'fits']);
  expect(compare(changed('outputs', 'more', text))).toEqual(['fits', 'fits']);
  expect(compare(changed('outputs', 'boxes', { dtype: 'record', shape: [4] }))).toEqual(['fits', 'fits']);
});

test('names of the engine are looked for where they differ', () => {
  const renamed = {
    ...signatures.classify,
    method: 'predict',
    inputs: { words: text },
    outputs: { value: text },
  } as const;
  const ours = { classify: { method: 'classify', inputs: { text }, outputs: { s: text } } } as const;
  const names = { signatures: { classify: 'serving_default' }, inputs: { text: 'words' }, outputs: { s: 'value' } };
  expect(compare({ serving_default: renamed }, ours, 1, names)).toEqual(['fits', 'fits']);
  expect(compare({ serving_default: renamed }, ours, 1, { signatures: names.signatures })[0]).toContain(
    'needs an input',
  );
});

test.each([
  [
    'another datatype',
    changed('outputs', 'p', { dtype: 'float32', shape: [2] }),
    /datatype of output 'p' is \S+ here and (FP32|DT_FLOAT)/,
  ],
  [
    'another length',
    changed('outputs', 'p', { dtype: 'float64', shape: [3] }),
    /shape of output 'p' is \[-1, 2\] here and \[-1, 3\]/,
  ],
  ['another rank', changed('inputs', 'text', { dtype: 'string', shape: [-1] }), /shape of input 'text'/],
  ['no such output', changed('outputs', 'p'), /no output 'p'/],
  ['no such input', changed('inputs', 'text'), /no input 'text'/],
  ['an input more', changed('inputs', 'canary', text), /needs an input that model.json doesn't have/],
  ['no such signature', { serving_default: signatures.serving_default }, /no signature 'classify'/],
] as const)('a model with %s does not fit', (_, theirs, sentence) => {
  const sentences = compare(theirs as Record<string, Signature>);
  for (const one of sentences) {
    expect(one).toMatch(sentence);
    expect(one).not.toContain('canary');
  }
});

test('an engine that takes one row a call needs to be told so', () => {
  const oip = { inputs: [{ name: 'text', datatype: 'BYTES', shape: [1] }], outputs: [] };
  const ours = [engineSignature('serving_default', { method: 'predict', inputs: { text }, outputs: {} }, {})];
  expect(compareOipMetadata(oip, ours, 1)).toEqual({ ok: true, value: undefined });
  expect(compareOipMetadata(oip, ours, 2)).toMatchObject({ ok: true, value: { code: 'model_invalid' } });
  const eight = { ...oip, inputs: [{ ...oip.inputs[0], shape: ['8'] }] };
  expect(compareOipMetadata(eight, ours, 1)).toMatchObject({ ok: true, value: { code: 'model_invalid' } });
  expect(compareOipMetadata({ inputs: 1 }, ours, 1)).toEqual({ ok: false, flaw: 'no-model-metadata' });
});

test('TensorFlow tensors of unknown rank fit every shape', () => {
  const tensor = { dtype: 'DT_STRING', tensor_shape: { dim: [], unknown_rank: true }, name: 'x:0' };
  const def = { serving_default: { inputs: { text: tensor }, outputs: {}, method_name: '', defaults: {} } };
  const ours = [engineSignature('serving_default', { method: 'predict', inputs: { text }, outputs: {} }, {})];
  const metadata = { metadata: { signature_def: { signature_def: def } } };
  expect(compareTfMetadata(metadata, ours, 8)).toEqual({ ok: true, value: undefined });
  expect(compareTfMetadata({ error: 'canary' }, ours, 8)).toEqual({ ok: false, flaw: 'no-model-metadata' });
});

test('what a server says of itself', () => {
  expect(speaksBinary(oipServerMetadata('1'))).toBe(true);
  expect([{ extensions: ['other'] }, { extensions: 'binary_tensor_data' }, null].some(speaksBinary)).toBe(false);
  const status = (state: 'AVAILABLE' | 'LOADING'): unknown => JSON.parse(writeTfStatus([{ version: 1, state }]));
  expect([isTfAvailable(status('AVAILABLE')), isTfAvailable(status('LOADING')), isTfAvailable(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
