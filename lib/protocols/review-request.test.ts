import { expect, test } from 'vitest';
import { readReviewRequest } from './review-request';

const read = (value: unknown) => readReviewRequest(new TextEncoder().encode(JSON.stringify(value)));
const readSpeed = (wish: object): string => {
  const result = read({ text: 'a', ...wish });
  return result.ok ? String(result.value.speed) : result.failure.code;
};

const fast = { model: 'sentiment-fast', speed: 'fast' };

test('one text becomes a list of one; explain is off unless asked for', () => {
  expect(read({ text: 'a' })).toEqual({ ok: true, value: { texts: ['a'], ...fast, explain: false } });
  expect(read({ text: ['a', ''], explain: true })).toEqual({
    ok: true,
    value: { texts: ['a', ''], ...fast, explain: true },
  });
});

test('all 27 combinations of the three spellings are fast, accurate or a contradiction', () => {
  const wishes = [undefined, true, false];
  for (const do_fast of wishes) {
    for (const use_fast of wishes) {
      for (const ml of wishes) {
        const said = [do_fast, use_fast, ml].filter((wish) => wish !== undefined);
        const agreed = new Set(said).size <= 1;
        const expected = agreed ? (said[0] === false ? 'accurate' : 'fast') : 'bad_input';
        const model_type = ml === undefined ? undefined : ml ? 'ml' : 'dl';
        expect([do_fast, use_fast, model_type, readSpeed({ do_fast, use_fast, model_type })]).toEqual([
          do_fast,
          use_fast,
          model_type,
          expected,
        ]);
      }
    }
  }
});

test('a named model stands alone or with a wish that means the same model', () => {
  const named = { ok: true, value: { texts: ['a'], model: 'my-model', explain: false } };
  expect(read({ text: 'a', model: 'my-model' })).toEqual(named);
  for (const wish of [{ do_fast: true }, { do_fast: false }, { use_fast: true }, { model_type: 'dl' }]) {
    expect(read({ text: 'a', model: 'my-model', ...wish })).toMatchObject({
      failure: { code: 'bad_input', message: { en: expect.stringContaining('contradict') } },
    });
  }
  expect(read({ text: 'a', model: 'sentiment-accurate', do_fast: false })).toMatchObject({
    ok: true,
    value: { model: 'sentiment-accurate' },
  });
  expect(read({ text: 'a', model: 'sentiment-accurate', do_fast: true })).toMatchObject({ ok: false });
});

test.each(['', 'A', '../faces', 'a/b', 'a:1', 'a'.repeat(65), 1, null])('%o is no name of a model', (model) => {
  expect(read({ text: 'a', model })).toMatchObject({
    failure: { code: 'bad_input', message: { en: expect.stringContaining('"model" is the name') } },
  });
});

test('length is counted in code points, at the very limit', () => {
  const codeOf = (text: string) => {
    const result = read({ text });
    return result.ok ? 'ok' : result.failure.code;
  };
  expect(codeOf('가'.repeat(10_000))).toBe('ok');
  expect(codeOf('가'.repeat(10_001))).toBe('text_too_long');
  expect(codeOf(`${'🍿'.repeat(9999)}가`)).toBe('ok');
  expect(codeOf(`${'🍿'.repeat(10_000)}`)).toBe('ok');
  expect(codeOf(`${'🍿'.repeat(10_000)}가`)).toBe('text_too_long');
});

test('every key of Object.prototype is an unknown key and nothing else', () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    expect(read({ text: 'a', [name === '__proto__' ? 'x__proto__' : name]: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'bad_input' },
    });
  }
});
