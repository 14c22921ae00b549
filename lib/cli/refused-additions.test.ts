import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { err } from '@/lib/base/result';
import { addFromHub, type HubAddition } from './add-from-hub';
import { type OpenAddition, openAddition } from './fixtures/hub-addition';
import { type HubStandIn, refuse } from './fixtures/hub-stand-in';
import type { AddPlace } from './publish-added';

let open: OpenAddition;
let folder: string;
let hub: HubStandIn;
let place: AddPlace;
let asked: HubAddition;

beforeEach(async () => {
  open = await openAddition();
  ({ folder, hub, place, asked } = open);
});

afterEach(() => open.close());

test.each(['onnx/model.onnx', 'config.json'])('%s with another hash than the hub told is thrown away', async (name) => {
  hub.liesAbout.add(name);
  const added = await addFromHub(asked, place);
  expect(added).toMatchObject({ ok: false, failure: { code: 'download_failed' } });
  expect(added.ok ? '' : added.failure.message.en).toContain('the content differs');
  const left = await readdir(join(folder, 'data', 'downloads'), { recursive: true });
  expect(left.filter((path) => path.endsWith(name) || path.endsWith('.part'))).toEqual([]);
  expect(existsSync(join(folder, 'data', 'models', 'tiny-classifier'))).toBe(false);
});

test.each<[string, number, string, string, string]>([
  ['no such model', 401, 'RepoNotFound', 'not_found', 'has no Some-Owner'],
  ['a gated model', 403, 'GatedRepo', 'unauthorized', 'let in'],
  ['a token that may not', 403, '', 'unauthorized', 'This HF_TOKEN may not'],
  ['a revision that is not there', 404, 'RevisionNotFound', 'not_found', '--revision'],
])('%s is said in words after one question', async (_, status, code, expected, words) => {
  hub.fault = (_seen, response) => refuse(response, status, code);
  const added = await addFromHub(asked, place);
  expect(added).toMatchObject({ ok: false, failure: { code: expected } });
  expect(added.ok ? '' : added.failure.message.en).toContain(words);
  expect(hub.seen).toHaveLength(1);
});

test('a gated model whose listing is open is refused at its first file', async () => {
  hub.fault = ({ path }, response) => path.includes('/resolve/') && refuse(response, 401, 'GatedRepo');
  const added = await addFromHub({ ...asked, hub: { ...asked.hub, token: undefined } }, place);
  expect(added).toMatchObject({ ok: false, failure: { code: 'unauthorized' } });
  expect(hub.seen).toHaveLength(2);
});

test('a hub that is not there or answers nonsense is said in words', async () => {
  const gone = { ...asked.hub, address: new URL('http://127.0.0.1:9/') };
  expect(await addFromHub({ ...asked, hub: gone }, place)).toMatchObject({ failure: { code: 'download_failed' } });
  hub.fault = (_, response) => {
    response.end('<html>');
    return true;
  };
  const added = await addFromHub(asked, place);
  expect(added.ok ? '' : added.failure.message.en).toContain("can't be read");
});

test.each(['//elsewhere.example/x', '../../x/y', 'x'])('a listing of the model %o is not believed', async (id) => {
  hub.fault = (_, response) => {
    response.end(JSON.stringify({ id, sha: hub.commit, siblings: [] }));
    return true;
  };
  const added = await addFromHub(asked, place);
  expect(added.ok ? '' : added.failure.message.en).toContain("can't be read");
  expect(hub.seen).toHaveLength(1);
});

test('a redirect to an address that is no https is followed from http alone, and never to a file', async () => {
  hub.fault = ({ path }, response) => {
    if (!path.includes('/resolve/')) return false;
    response.writeHead(302, { location: 'file:///etc/hostname' }).end();
    return true;
  };
  const added = await addFromHub(asked, place);
  expect(added.ok ? '' : added.failure.message.en).toContain('unencrypted');
});

test('a model of another kind is refused before its weights are fetched', async () => {
  hub.files.set('config.json', Buffer.from('{"model_type":"bert","architectures":["BertForMaskedLM"]}'));
  const added = await addFromHub(asked, place);
  expect(added).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
  expect(added.ok ? '' : added.failure.message.en).toContain('BertForMaskedLM');
  expect(hub.seen.some(({ path }) => path.includes('model.onnx'))).toBe(false);
  expect(await readdir(join(folder, 'data', 'downloads'))).toEqual([]);
});

test.each([
  ['onnx/model.onnx', 'optimum-cli'],
  ['tokenizer.json', 'save_pretrained'],
  ['tokenizer_config.json', 'save_pretrained'],
])('without %s nothing is fetched, and the sentence says how to make it', async (name, words) => {
  hub.files.delete(name);
  const added = await addFromHub(asked, place);
  expect(added.ok ? '' : added.failure.message.en).toContain(words);
  expect(hub.seen).toHaveLength(1);
});

test('a model above the limit is refused before anything is fetched, with the size that would do', async () => {
  const added = await addFromHub({ ...asked, maxBytes: 1000 }, place);
  expect(added).toMatchObject({ ok: false, failure: { code: 'model_too_large' } });
  expect(added.ok ? '' : added.failure.message.en).toMatch(/--max-bytes \d{6}\.$/);
  expect(hub.seen).toHaveLength(1);
});

test('a model that fails its trial is not published and leaves nothing', async () => {
  const refusal = failure('model_invalid', '답이 없어요.', 'No answer.');
  expect(await addFromHub(asked, { ...place, trial: async () => err(refusal) })).toEqual({
    ok: false,
    failure: refusal,
  });
  expect(await readdir(join(folder, 'data', 'models'))).toEqual([]);
  expect(await readdir(join(folder, 'data', 'downloads'))).toEqual([]);
});
