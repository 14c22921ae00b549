import { openReview } from './helpers/review-page';
import { expect, test } from './helpers/test';

const glad = '정말 재미있는 영화입니다.';

const json = (code: string, message: string) => JSON.stringify({ error: { code, message } });

/** What a server or a proxy in front of it may answer, and what the person must read then. */
const answers = [
  {
    status: 400,
    body: json('bad_input', '글을 읽지 못했어요. 다시 써 주세요.'),
    says: '글을 읽지 못했어요. 다시 써 주세요.',
  },
  { status: 413, body: '<html>too large</html>', says: '조금 줄여 주세요' },
  { status: 429, body: '', says: '잠시 뒤에 다시 해 주세요' },
  { status: 500, body: json('internal', '문제가 생겼어요. 다시 해 주세요.'), says: '문제가 생겼어요. 다시 해 주세요.' },
  { status: 502, body: '<html>Bad Gateway</html>', says: '서버에 닿지 못했어요' },
  {
    status: 503,
    body: json('busy', '지금 바빠요. 1초 뒤에 다시 해 주세요.'),
    says: '지금 바빠요. 1초 뒤에 다시 해 주세요.',
  },
  { status: 503, body: 'upstream', says: '모델이 아직 준비되지 않았어요' },
  { status: 504, body: '', says: '잠시 뒤에 다시 해 주세요' },
  { status: 200, body: '<html>Sign in to the school network</html>', says: '서버의 답을 읽지 못했어요' },
  { status: 200, body: '{"0":{"label":"maybe"}}', says: '서버의 답을 읽지 못했어요' },
];

for (const { status, body, says } of answers) {
  test(`an answer ${status} "${body.slice(0, 24)}" is told in Korean, keeps the text and can be tried again`, async ({
    page,
  }) => {
    const { box, answer, alert } = await openReview(page);
    await page.route('**/predict', (route) => route.fulfill({ status, body }));
    await box.fill(glad);
    await expect(alert).toContainText(says);
    await expect(alert).not.toContainText(String(status));
    await expect(box).toHaveValue(glad);
    await page.unroute('**/predict');
    await alert.getByRole('button', { name: '다시 하기' }).click();
    await expect(answer).toContainText('98.7 %');
    await expect(alert).toHaveCount(0);
  });
}

test('the server is asked to speak the language of the page', async ({ page }) => {
  const { box } = await openReview(page);
  const asked = page.waitForRequest('**/predict');
  await box.fill(glad);
  expect(await (await asked).headerValue('accept-language')).toBe('ko');
});

test('without a connection a banner says so, the text stays, and the answer comes with the connection', async ({
  page,
  context,
}) => {
  const { box, answer } = await openReview(page);
  await context.setOffline(true);
  await expect(page.getByText('서버와 연결이 끊겼어요.')).toBeVisible();
  await box.fill(glad);
  await page.waitForTimeout(500);
  await expect(box).toHaveValue(glad);
  await context.setOffline(false);
  await expect(answer).toContainText('98.7 %');
  await expect(page.getByText('서버와 연결이 끊겼어요.')).toBeHidden();
});

test('a button pressed without a connection says what to do instead of failing silently', async ({ page }) => {
  const { box, live, analyse, alert, answer } = await openReview(page);
  await live.uncheck();
  await box.fill(glad);
  const action = (url: URL) => url.pathname === '/demos/review';
  await page.route(action, (route) => route.abort('connectionrefused'));
  await analyse.click();
  await expect(alert).toContainText('서버에 닿지 못했어요');
  await expect(box).toHaveValue(glad);
  await page.unroute(action);
  await alert.getByRole('button', { name: '다시 하기' }).click();
  await expect(answer).toContainText('98.7 %');
});

test('a failure while a word is left out keeps the words, and trying again answers', async ({ page }) => {
  const { box, answer, words, alert } = await openReview(page);
  await box.fill(glad);
  await expect(words).toHaveCount(3);
  await page.route('**/predict', (route) => route.fulfill({ status: 503, body: '' }));
  await words.nth(1).click();
  await expect(alert).toBeVisible();
  await expect(words).toHaveCount(3);
  await page.unroute('**/predict');
  await alert.getByRole('button', { name: '다시 하기' }).click();
  await expect(answer).toContainText('92.3 %');
});

test('a server that is gone is looked for, and the answer comes when it is back', async ({ page }) => {
  const { box, answer } = await openReview(page);
  for (const path of ['**/predict', '**/health/live'])
    await page.route(path, (route) => route.abort('connectionrefused'));
  await box.fill(glad);
  await expect(page.getByText('서버와 연결이 끊겼어요.')).toBeVisible();
  await expect(box).toHaveValue(glad);
  for (const path of ['**/predict', '**/health/live']) await page.unroute(path);
  await expect(answer).toContainText('98.7 %');
  await expect(page.getByText('서버와 연결이 끊겼어요.')).toBeHidden();
});

test('a computer without any network still reaches the server on it', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }));
  const { box, answer } = await openReview(page);
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await box.fill(glad);
  await expect(answer).toContainText('98.7 %');
  await expect(page.getByText('서버와 연결이 끊겼어요.')).toBeHidden();
});
