import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from './test-door';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door.close());

test('one review is answered under the key "0" with its text as sent', async () => {
  const response = await door.post({ text: '정말 재미있는 영화입니다.', do_fast: true });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('{"0":{"text":"정말 재미있는 영화입니다.","label":"positive","confidence":0.75}}');
});

test('a list is answered in its order, each under its index', async () => {
  const texts = Array.from({ length: 256 }, (_, index) => `리뷰 ${index}`);
  const body = await (await door.post({ text: texts })).json();
  expect(Object.keys(body)).toEqual(texts.map((_, index) => String(index)));
  expect(Object.values(body).map((entry) => Object(entry).text)).toEqual(texts);
});

test('quotes, control characters, a lone surrogate and a NUL come back unharmed', async () => {
  const text = '"\\\n\t\u0000\u2028\u2029\ud800 \u202e </script> 👨‍👩‍👧‍👦';
  const body = await (await door.post({ text })).json();
  expect(body[0].text).toBe(text);
});

test('the answer names its request and its model, and is stored nowhere', async () => {
  const first = await door.post({ text: 'a' });
  const second = await door.post({ text: 'a' });
  expect(first.headers.get('x-model-version')).toBe('sentiment-fast/3');
  expect(first.headers.get('x-request-id')).toMatch(/^[0-9a-f]{10}-[0-9a-z]+$/);
  expect(first.headers.get('x-request-id')).not.toBe(second.headers.get('x-request-id'));
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(first.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a request id that a client sends is not believed', async () => {
  const response = await door.post({ text: 'a' }, { 'x-request-id': 'mine' });
  expect(response.headers.get('x-request-id')).not.toBe('mine');
});

test('with "explain" every answer carries its explanation', async () => {
  const body = await (await door.post({ text: ['a', 'b'], explain: true })).json();
  expect(body[1]).toEqual({
    text: 'b',
    label: 'positive',
    confidence: 0.75,
    explanation: {
      kind: 'exact',
      text: 'b',
      bias: 0,
      logOdds: Math.log(3),
      tokens: [{ start: 0, end: 1, known: true, weight: Math.log(3) }],
    },
  });
});

test.each([{ do_fast: false }, { use_fast: false }, { model_type: 'dl' }])(
  'the accurate model, which is not there, is answered 503 and never by another model: %o',
  async (wish) => {
    const response = await door.post({ text: 'a', ...wish });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('60');
    expect(response.headers.get('x-model-version')).toBeNull();
    const { error } = await response.json();
    expect(error).toEqual({ code: 'model_unavailable', message: expect.stringContaining('정확한 모델은 아직') });
  },
);

test('the same request a hundred times gives the same bytes', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, async () => (await door.post({ text: ['가', '나'] })).text()),
  );
  expect(new Set(answers).size).toBe(1);
});

test('failures are Korean, and English for those who prefer it', async () => {
  const messageFor = async (language: string) => {
    const { error } = await (await door.post('{', { 'accept-language': language })).json();
    return String(error.message);
  };
  expect(await messageFor('ko-KR,ko;q=0.9,en;q=0.8')).toMatch(/[가-힣]/);
  expect(await messageFor('fr')).toMatch(/[가-힣]/);
  expect(await messageFor('en-US,en;q=0.9,ko;q=0.8')).toMatch(/^[\x20-\x7e]+$/);
});

test('a model that throws is one 500 without the words of its error, and the server lives on', async () => {
  const response = await door.post({ text: 'broken' });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('broken');
  expect((await door.post({ text: 'a' })).status).toBe(200);
  expect(door.logged()).toContain('"msg":"bug"');
  expect(door.logged()).not.toContain('비밀 리뷰');
});

test('a model that never answers is ended with 504, and its late answer goes nowhere', async () => {
  const impatient = await openTestDoor({ limits: { answerTimeoutMs: 60 } });
  const [never, slow] = await Promise.all([impatient.post({ text: 'never' }), impatient.post({ text: 'slow' })]);
  for (const response of [never, slow]) {
    expect(response.status).toBe(504);
    expect((await response.json()).error.code).toBe('timeout');
  }
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect((await impatient.post({ text: 'a' })).status).toBe(200);
  await impatient.close();
});
