import { expect, test } from 'vitest';
import { readClassifier } from './classifier-config';

const plain = {
  model_type: 'bert',
  architectures: ['BertForSequenceClassification'],
  id2label: { 0: 'no', 1: 'yes' },
  max_position_embeddings: 512,
};
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (config: object, tokenizer?: object) =>
  readClassifier(bytes({ ...plain, ...config }), tokenizer && bytes(tokenizer));

test.each<[string, object, object | undefined, number]>([
  ['the positions', { max_position_embeddings: 142 }, undefined, 142],
  ['the tokeniser', {}, { model_max_length: 128 }, 128],
  ['neither, when the tokeniser says "no limit"', {}, { model_max_length: 1e30 }, 512],
  ['the cost, whatever the model could', { max_position_embeddings: 8192 }, undefined, 512],
  // RobertaEmbeddings numbers positions from padding_idx + 1, so 514 rows are 512 tokens.
  [
    "RoBERTa's positions less those kept for padding",
    { model_type: 'xlm-roberta', max_position_embeddings: 130, pad_token_id: 1 },
    undefined,
    128,
  ],
])('the length is bounded by %s', (_, config, tokenizer, maxTokens) => {
  expect(read(config, tokenizer)).toEqual({ ok: true, value: { labels: ['no', 'yes'], maxTokens } });
});

test.each<[string, object]>([
  ['another task', { architectures: ['BertForTokenClassification'] }],
  ['no task', { architectures: null }],
  ['several labels at once', { problem_type: 'multi_label_classification' }],
  ['a number instead of a label', { problem_type: 'regression' }],
  ['one class', { id2label: { 0: 'only' } }],
  ['a hole between the classes', { id2label: { 0: 'no', 2: 'yes' } }],
])('%s is refused', (_, config) => {
  expect(read(config)).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
});

test('a broken tokenizer_config.json bounds nothing: the trial judges it', () => {
  expect(readClassifier(bytes(plain), new TextEncoder().encode('{'))).toMatchObject({ value: { maxTokens: 512 } });
});
