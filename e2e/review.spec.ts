import { livePredictions, openReview, submissions } from './helpers/review-page';
import { expect, test } from './helpers/test';

/** What the shipped model answers; the probability is the one scikit-learn gives. */
const glad = '정말 재미있는 영화입니다.';

test('typing shows label, probability, certainty and why, without pressing anything', async ({ page }) => {
  const { box, answer, words } = await openReview(page);
  await box.pressSequentially(glad, { delay: 20 });
  await expect(answer).toContainText('긍정98.7 %');
  await expect(answer).toContainText('확실해요');
  await expect(words).toHaveCount(3);
  await expect(words.nth(1)).toContainText('재미있는');
  await expect(words.nth(1)).toContainText('+1.84');
  await expect(answer.getByRole('row', { name: '합' })).toContainText('+4.32');
});

test('a review near the half-way line is called unsure', async ({ page }) => {
  const { answer } = await openReview(page);
  await page.getByRole('button', { name: '글쎄요' }).click();
  await expect(answer).toContainText('애매해요');
});

test('each example fills the box and is answered', async ({ page }) => {
  const { box, answer } = await openReview(page);
  for (const [name, label] of [
    ['좋았어요', '긍정'],
    ['별로였어요', '부정'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(box).not.toHaveValue('');
    await expect(answer.locator('.answer-words')).toContainText(label);
  }
});

test('the button asks through the server action, not through the API', async ({ page }) => {
  const { box, live, analyse, answer } = await openReview(page);
  await live.uncheck();
  const api = livePredictions(page);
  const actions = submissions(page);
  await box.fill(glad);
  await analyse.click();
  await expect(answer).toContainText('긍정98.7 %');
  await expect(answer.locator('button[aria-pressed]')).toHaveCount(3);
  expect(actions).toHaveLength(1);
  expect(api).toHaveLength(0);
});

test('of two answers only the one to the later text counts, even if it comes first', async ({ page }) => {
  const { box, answer } = await openReview(page);
  let first = true;
  await page.route('**/predict', async (route) => {
    if (first) {
      first = false;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    await route.continue().catch(() => undefined);
  });
  await box.fill('정말 재미가 없습니다.');
  await page.waitForTimeout(400);
  await box.fill(glad);
  await expect(answer).toContainText('98.7 %');
  await page.waitForTimeout(1800);
  await expect(answer).toContainText('98.7 %');
});

test('while a new answer is on its way the old one stays, dimmed and named', async ({ page }) => {
  const { box, answer } = await openReview(page);
  await box.fill(glad);
  await expect(answer).toContainText('98.7 %');
  await page.route('**/predict', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await box.fill('정말 재미가 없습니다.');
  await expect(answer.getByText('이전 결과')).toBeVisible();
  await expect(answer).toContainText('98.7 %');
  await expect(answer).toContainText('부정79.7 %');
  await expect(answer.getByText('이전 결과')).toBeHidden();
});

test('nothing moves when the answer comes', async ({ page }) => {
  const { box, answer, analyse } = await openReview(page);
  const places = async () =>
    JSON.stringify([
      await analyse.boundingBox(),
      ...(await Promise.all((await answer.locator('h2').all()).map((heading) => heading.boundingBox()))),
    ]);
  const before = await places();
  await box.fill('최고');
  await expect(answer).toContainText('긍정');
  expect(await places()).toBe(before);
  await box.fill(`${glad} `.repeat(20));
  await expect(answer.locator('button[aria-pressed]')).toHaveCount(60);
  expect(await places()).toBe(before);
});

test('the page shifts by no more than 0.1 from first paint to answer', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
          Object.assign(window, { shifts: Reflect.get(window, 'shifts') + Number(entry.value) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const { answer } = await openReview(page);
  await page.getByRole('button', { name: '좋았어요', exact: true }).click();
  await expect(answer).toContainText('긍정');
  expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toBeLessThan(0.1);
});

test('the answer is read out politely, once, after a pause', async ({ page }) => {
  // The page's clock moves only when told to, so a slow machine can't make the pauses longer.
  await page.clock.install();
  const { box, answer } = await openReview(page);
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  const status = answer.getByRole('status');
  await status.evaluate((element) => {
    Object.assign(window, { spoken: [] });
    new MutationObserver(() => Reflect.get(window, 'spoken').push(element.textContent)).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const spoken = () => page.evaluate(() => Reflect.get(window, 'spoken'));
  // Pauses long enough for a live answer, too short for a spoken one.
  for (const [part, percent] of [
    ['정말 ', '66.7 %'],
    ['재미있는 ', '92.7 %'],
    ['영화입니다.', '98.7 %'],
  ] as const) {
    await box.pressSequentially(part);
    await page.clock.runFor(400);
    await expect(answer).toContainText(percent);
    await page.clock.runFor(500);
  }
  expect(await spoken()).toEqual([]);
  await page.clock.runFor(600);
  await expect(status).toHaveText('긍정 98.7 %, 확실해요');
  expect(await spoken()).toEqual(['긍정 98.7 %, 확실해요']);
});

test('too long a text is counted and refused before it is sent', async ({ page }) => {
  const { box, analyse } = await openReview(page);
  const api = livePredictions(page);
  const actions = submissions(page);
  await box.fill('가'.repeat(10_001));
  await expect(page.getByText('1자가 넘쳐요.')).toBeVisible();
  await expect(page.getByText('10,001 / 10,000자')).toBeVisible();
  await analyse.click();
  await expect(box).toBeFocused();
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await page.waitForTimeout(500);
  expect([...api, ...actions]).toEqual([]);
});

test('the longest text is answered, live and by the button', async ({ page }) => {
  const { box, analyse, answer } = await openReview(page);
  await box.fill('재미있는 영화 '.repeat(1250));
  await expect(answer).toContainText('긍정');
  await expect(answer.getByRole('button', { name: /나머지 단어 2,300개/ })).toBeVisible();
  await page.getByRole('checkbox', { name: '쓰는 대로 분석하기' }).uncheck();
  const actions = submissions(page);
  await analyse.click();
  await expect.poll(() => actions.length).toBe(1);
  await expect(answer).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
});

test('pressing the button with nothing written says what to do and goes to the box', async ({ page }) => {
  const { box, analyse } = await openReview(page);
  await analyse.click();
  await expect(page.getByText('아직 글이 없어요.')).toBeVisible();
  await expect(box).toBeFocused();
});

test('markup and other mischief in a review is text like any other', async ({ page }) => {
  const { box, answer } = await openReview(page);
  await box.fill('<img src=x onerror=alert(1)> {{constructor}} __proto__ 최고');
  await expect(answer.locator('button[aria-pressed]').last()).toContainText('최고');
  await expect(answer.locator('img')).toHaveCount(0);
});
