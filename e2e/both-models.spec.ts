import type { Page } from '@playwright/test';
import { seriousFindings } from './helpers/axe';
import { livePredictions, openReview } from './helpers/review-page';
import { expect, test } from './helpers/test';

const glad = '정말 재미있는 영화입니다.';
const third = '띄어쓰기 없는 리뷰';

const fastCard = (page: Page) => page.getByRole('region', { name: '빠른 모델' });
const accurateCard = (page: Page) => page.getByRole('region', { name: '정확한 모델' });

/** What was asked of the accurate model, with or without its reasons. */
const accurateOnes = (bodies: readonly string[], explain: boolean) =>
  bodies
    .map((body) => JSON.parse(body))
    .filter((body) => body.do_fast === false && (body.explain ?? false) === explain);

/** Holds back what is asked of the accurate model. */
async function slowDown(page: Page, ms: number): Promise<void> {
  await page.route('**/predict', async (route) => {
    if (route.request().postDataJSON().do_fast === false) await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue().catch(() => undefined);
  });
}

test('without being told, the page asks both models and shows each answer with its name and its milliseconds', async ({
  page,
}) => {
  await openReview(page, 'both');
  await page.goto('/demos/review');
  await expect(page.getByRole('radio', { name: '둘 다' })).toBeChecked();
  await page.getByRole('button', { name: '좋았어요', exact: true }).click();
  for (const card of [fastCard(page), accurateCard(page)]) {
    await expect(card).toContainText('긍정');
    await expect(card).toContainText(/\d ms/);
  }
  await expect(page.getByText('두 모델의 의견이 같아요.')).toBeVisible();
});

test('the fast answer does not wait for the accurate one', async ({ page }) => {
  const { box } = await openReview(page, 'both');
  await slowDown(page, 2500);
  await box.fill(glad);
  await expect(fastCard(page)).toContainText('98.7 %');
  await expect(accurateCard(page)).not.toContainText('긍정9');
  await expect(accurateCard(page)).toContainText('분석하는 중이에요');
  await expect(accurateCard(page)).toContainText(/긍정\d\d\.\d %/);
});

test('on a review without spaces the models disagree, and a sentence says why that happens', async ({ page }) => {
  const { answer } = await openReview(page, 'both');
  await page.getByRole('button', { name: third }).click();
  await expect(fastCard(page).locator('.answer-words')).toContainText('부정');
  await expect(accurateCard(page).locator('.answer-words')).toContainText('긍정');
  await expect(answer.getByText('두 모델의 의견이 달라요', { exact: true })).toBeVisible();
  await expect(answer.getByText('띄어 쓴 단어를 하나씩 세기만')).toBeVisible();
  await expect(answer.getByRole('status')).toContainText('두 모델의 의견이 달라요');
});

test('the choice is in the address, comes from it, and is kept nowhere else', async ({ page }) => {
  const { box } = await openReview(page, 'both');
  const sent = livePredictions(page);
  await page.getByText('정확하게', { exact: true }).click();
  await expect(page).toHaveURL(/\?models=accurate$/);
  await box.fill(glad);
  await expect(accurateCard(page)).toContainText('긍정');
  await expect(fastCard(page)).toHaveCount(0);
  expect(sent.map((body) => JSON.parse(body).do_fast)).not.toContain(true);
  await page.reload();
  await expect(page.getByRole('radio', { name: '정확하게' })).toBeChecked();
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
  await page.goto('/demos/review?view=many&models=accurate');
  await expect(page.getByRole('radio', { name: '정확하게' })).toBeChecked();
  await page.goto('/demos/review?models=nonsense');
  await expect(page.getByRole('radio', { name: '둘 다' })).toBeChecked();
});

test('a model that is added to the choice answers what the other one has answered', async ({ page }) => {
  const { box, live } = await openReview(page, 'fast');
  await live.uncheck();
  await box.fill(glad);
  await box.press('Control+Enter');
  await expect(fastCard(page)).toContainText('98.7 %');
  await page.getByText('둘 다', { exact: true }).click();
  await expect(accurateCard(page)).toContainText(/긍정\d\d\.\d %/);
});

test('the choice is made with the arrow keys', async ({ page }) => {
  await openReview(page, 'fast');
  await page.getByRole('radio', { name: '빠르게' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '둘 다' })).toBeChecked();
  await expect(page).toHaveURL(/\?models=both$/);
});

test('while the accurate model is being loaded the page says so with a time, and asks again by itself', async ({
  page,
}) => {
  const { box, alert } = await openReview(page, 'both');
  let refused = 0;
  await page.route('**/predict', async (route) => {
    if (route.request().postDataJSON().do_fast || refused >= 2) return route.continue();
    refused++;
    const error = { code: 'model_unavailable', message: '모델을 불러오는 중이에요. 1초 뒤에 다시 해 주세요.' };
    await route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: JSON.stringify({ error }) });
  });
  await box.fill(glad);
  await expect(accurateCard(page)).toContainText('정확한 모델을 불러오는 중이에요 (약 3초)');
  await expect(fastCard(page)).toContainText('98.7 %');
  await expect(alert).toHaveCount(0);
  await expect(accurateCard(page)).toContainText(/긍정\d\d\.\d %/);
  expect(refused).toBe(2);
});

test('when the accurate model fails, the fast one’s answer stays and the failure names the model', async ({ page }) => {
  const { box, alert } = await openReview(page, 'both');
  await page.route('**/predict', async (route) => {
    if (route.request().postDataJSON().do_fast) return route.continue();
    await route.fulfill({ status: 504, body: '' });
  });
  await box.fill(glad);
  await expect(fastCard(page)).toContainText('98.7 %');
  await expect(alert).toContainText('정확한 모델: 지금 몰려서');
  await page.unroute('**/predict');
  await alert.getByRole('button', { name: '다시 하기' }).click();
  await expect(accurateCard(page)).toContainText(/긍정\d\d\.\d %/);
  await expect(alert).toHaveCount(0);
});

test('why of the accurate model is asked for after its answer, once somebody looks, in one request, and marked 근사', async ({
  page,
}) => {
  const { box, answer } = await openReview(page, 'both');
  const sent = livePredictions(page);
  await box.fill(glad);
  await expect(accurateCard(page)).toContainText(/긍정\d\d\.\d %/);
  await page.waitForTimeout(1200);
  expect(accurateOnes(sent, true)).toEqual([]);
  await page.getByRole('tab', { name: '정확한 모델 · 근사' }).click();
  const panel = answer.getByRole('tabpanel', { name: '정확한 모델 · 근사' });
  await expect(panel.locator('button[aria-pressed]')).toHaveCount(3);
  await expect(panel.getByRole('row', { name: '함께 만든 몫' })).toBeVisible();
  await expect(panel).toContainText('단어끼리 더해도 합과 같지 않아요');
  expect(accurateOnes(sent, true)).toHaveLength(1);
  expect(accurateOnes(sent, false)).toHaveLength(1);

  const weights = await panel
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) => Math.round(100 * Number(row.querySelector('td:last-child')?.textContent?.replace('−', '-')))),
    );
  expect(weights.slice(0, -1).reduce((sum, weight) => sum + weight, 0)).toBe(weights.at(-1));
});

test('while somebody types, why is asked only after a longer pause; typing on calls it off', async ({ page }) => {
  const { box, answer, words } = await openReview(page, 'accurate');
  const sent = livePredictions(page);
  const cancelled: string[] = [];
  page.on('requestfailed', (request) => {
    if (request.url().endsWith('/predict')) cancelled.push(request.postData() ?? '');
  });
  await page.route('**/predict', async (route) => {
    if (route.request().postDataJSON().explain) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined);
  });
  await box.fill(glad);
  await expect(answer).toContainText(/긍정\d\d\.\d %/);
  expect(accurateOnes(sent, true)).toEqual([]);
  await expect.poll(() => accurateOnes(sent, true).length).toBe(1);
  await expect(answer).toContainText('단어를 하나씩 빼 보며 이유를 찾는 중이에요');
  await box.pressSequentially(' 최고');
  await expect.poll(() => accurateOnes(cancelled, true).length).toBe(1);
  await expect(words).toHaveCount(4);
  await expect(answer.getByText('근사', { exact: true })).toBeVisible();
});

test('a word pressed under one model is left out for both, and comes back for both', async ({ page }) => {
  const { box, answer } = await openReview(page, 'both');
  const sent = livePredictions(page);
  await box.fill(glad);
  await page.getByRole('tab', { name: '정확한 모델 · 근사' }).click();
  const estimated = answer.getByRole('tabpanel', { name: '정확한 모델 · 근사' }).locator('button[aria-pressed]');
  await expect(estimated).toHaveCount(3);
  const before = await accurateCard(page).locator('.answer-words').innerText();
  await estimated.nth(1).click();
  await expect(fastCard(page)).toContainText('92.3 %');
  await expect(accurateCard(page).locator('.answer-words')).not.toHaveText(before);
  expect(sent.slice(-2).map((body) => JSON.parse(body).text)).toEqual(['정말   영화입니다.', '정말   영화입니다.']);
  await page.getByRole('tab', { name: '빠른 모델' }).click();
  const exact = answer.getByRole('tabpanel', { name: '빠른 모델' }).locator('button[aria-pressed]');
  await expect(exact.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await answer.getByRole('button', { name: '모두 다시 넣기' }).click();
  await expect(fastCard(page)).toContainText('98.7 %');
  await expect(accurateCard(page).locator('.answer-words')).toHaveText(before.replace('\n', ''));
});

test('the code on the screen follows the choice', async ({ page }) => {
  await openReview(page, 'accurate');
  await page.getByText('API로 쓰기', { exact: true }).click();
  const code = page.getByRole('region', { name: 'curl 코드' });
  await expect(code).toContainText('"do_fast": false');
  await page.getByText('빠르게', { exact: true }).click();
  await expect(code).toContainText('"do_fast": true');
  await page.getByText('둘 다', { exact: true }).click();
  await expect(page.getByText('do_fast를 false로 바꾸면')).toBeVisible();
});

test('many reviews are answered by the model that was chosen', async ({ page }) => {
  const sent = livePredictions(page);
  await page.goto('/demos/review?view=many&models=accurate');
  await page.getByRole('textbox', { name: '리뷰 붙여 넣기' }).fill(`${glad}\n`.repeat(40));
  await page.getByRole('button', { name: '40편 분석하기' }).click();
  await expect(page.getByText('40편을 모두 봤어요.')).toBeVisible();
  await expect(page.getByText('정확한 모델로 분석했어요.')).toBeVisible();
  expect(sent.map((body) => JSON.parse(body)).map(({ text, do_fast }) => [text.length, do_fast])).toEqual([
    [32, false],
    [8, false],
  ]);
});

test('nothing moves when the answers come, agreeing or not', async ({ page }) => {
  const { answer } = await openReview(page, 'both');
  const places = async () =>
    JSON.stringify(await Promise.all((await answer.locator('h2').all()).map((heading) => heading.boundingBox())));
  const before = await places();
  for (const name of ['좋았어요', third]) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(accurateCard(page)).toContainText(/긍정\d\d\.\d %/);
    await expect(answer).toHaveAttribute('aria-busy', 'false');
    expect(await places()).toBe(before);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`two answers that disagree have no serious finding of axe, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const { answer } = await openReview(page, 'both');
    await page.getByRole('button', { name: third }).click();
    await expect(answer.getByText('두 모델의 의견이 달라요', { exact: true })).toBeVisible();
    await page.getByRole('tab', { name: '정확한 모델 · 근사' }).click();
    await expect(answer.getByRole('row', { name: '함께 만든 몫' })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
  });
}

for (const width of [320, 390, 1024]) {
  test(`at ${width} px the answers stand one under the other and nothing scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const { answer } = await openReview(page, 'both');
    await page.getByRole('button', { name: third }).click();
    await expect(answer.getByText('두 모델의 의견이 달라요', { exact: true })).toBeVisible();
    for (const press of ['크게 보기', 'English']) {
      const [fast, accurate] = await Promise.all([
        answer.locator('.two > section').first().boundingBox(),
        answer.locator('.two > section').last().boundingBox(),
      ]);
      expect(accurate?.y).toBeGreaterThan((fast?.y ?? 0) + (fast?.height ?? 0) - 1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: press }).click();
      await expect(page.locator(press === 'English' ? 'html[lang=en]' : 'html[data-projector]')).toBeAttached();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
