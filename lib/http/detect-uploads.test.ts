import { afterAll, beforeAll, expect, test } from 'vitest';
import { detectLimits } from '@/lib/protocols/detect-options';
import { facesModels } from './fixtures/faces-models';
import { codeOf, exchange, openTestDoor, type TestDoor, until } from './test-door';

const held = 40 * 1024 * 1024;

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ models: facesModels().models, limits: { uploadBytesHeld: held } });
});
afterAll(() => door.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

function postForm(image: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.append('image', new Blob([Buffer.from(image)]), 'a.jpg');
  return fetch(`${door.url}/detect`, { method: 'POST', body: form });
}
function postJson(body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${door.url}/detect`, { method: 'POST', body: JSON.stringify(body), headers });
}

test('a picture over 10 MiB is 413 with advice: in JSON, in a form, and from the length alone', async () => {
  const large = Buffer.alloc(detectLimits.imageBytes + 1, 7);
  const answers = [await postJson({ image: large.toString('base64') }), await postForm(large)];
  for (const answer of answers) {
    expect(answer.status).toBe(413);
    const { error } = await answer.json();
    expect([error.code, error.message]).toEqual(['body_too_large', expect.stringContaining('1280픽셀')]);
  }
  const head = `POST /detect HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n`;
  const form = 'Content-Type: multipart/form-data; boundary=x\r\n';
  // Not a byte of the body is sent: the answer comes all the same.
  expect(await exchange(door.port, `${head}${form}Content-Length: 17000000\r\n\r\n`, 500)).toMatch(/^HTTP\/1\.1 413 /);
  const asks = `${head}${form}Expect: 100-continue\r\nContent-Length: 17000000\r\n\r\n`;
  expect(await exchange(door.port, asks, 500)).toMatch(/^HTTP\/1\.1 413 /);
});

test('a form without end, in chunks, is stopped at the limit', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1_048_576;
      if (sent > 40_000_000) controller.close();
      else controller.enqueue(Buffer.alloc(1_048_576, 'a'));
    },
  });
  const init = { method: 'POST', body: endless, headers: multipart, duplex: 'half' };
  const response = await fetch(`${door.url}/detect`, init);
  expect([response.status, await codeOf(response)]).toEqual([413, 'body_too_large']);
});

test('uploads beyond the memory set aside are busy with Retry-After, and the room comes back', async () => {
  const claim = (bytes: number) =>
    `POST /detect HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n{`;
  const twenty = Math.floor(held / 2);
  const claims = [exchange(door.port, claim(twenty), 1000), exchange(door.port, claim(twenty), 1000)];
  await until(async () => (await postJson({ image: base64('a') })).status === 503);
  const crowded = await postJson({ image: base64('a') });
  expect([crowded.headers.get('retry-after'), await codeOf(crowded)]).toEqual(['2', 'busy']);
  // Reviews are not held up by pictures.
  expect((await fetch(`${door.url}/health/live`)).status).toBe(200);
  // Both clients hang up without having sent the rest.
  expect(await Promise.all(claims)).toEqual(['', '']);
  await until(async () => (await postJson({ image: base64('a') })).status === 200);
});

test('500 uploads given up midway leave no room taken', async () => {
  const half = `POST /detect HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n`;
  for (let round = 0; round < 25; round++) {
    await Promise.all(
      Array.from({ length: 20 }, () => exchange(door.port, `${half}{"image":"${'A'.repeat(5000)}`, 20)),
    );
  }
  const large = Buffer.alloc(9_000_000, 1);
  await until(async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => postForm(large)));
    return answers.every(({ status }) => status === 200);
  });
}, 60_000);
