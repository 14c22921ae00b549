import { startServerWith } from './helpers/added-model';
import { seriousFindings } from './helpers/axe';
import { expect, test } from './helpers/test';

test('any text model has a page: its labels as bars, the likeliest first', async ({ page, request }) => {
  await page.goto('/demos/models/sentiment-fast');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('영화 리뷰 감성 (빠른 모델)');
  await page.getByRole('textbox', { name: '글을 써 보세요' }).fill('정말 재미있는 영화입니다.');
  await page.getByRole('button', { name: '분석하기', exact: true }).click();
  const rows = page.getByRole('table', { name: '분류마다의 확률' }).getByRole('row');
  await expect(rows).toHaveText([/positive98\.7 %/, /negative1\.3 %/]);
  await expect(page.getByRole('status').filter({ hasText: 'positive 98.7 %' })).toBeAttached();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByText('API로 쓰기', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'curl 코드' })).toContainText('"model": "sentiment-fast"');
  const named = await request.post('/predict', { data: { text: '최고', model: 'sentiment-fast' } });
  expect(named.status()).toBe(200);
});

test('the whole page works with the keyboard, and an empty box says what to do', async ({ page }) => {
  await page.goto('/demos/models/sentiment-accurate');
  const box = page.getByRole('textbox', { name: '글을 써 보세요' });
  await expect(async () => {
    await page.getByRole('button', { name: '분석하기', exact: true }).press('Enter');
    await expect(page.getByText('아직 글이 없어요.')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(box).toBeFocused();
  await page.keyboard.type('최악의 영화');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('table').getByRole('row').first()).toContainText('negative');
});

test('a model that is no text model, and one that is not there, have no such page', async ({ page }) => {
  for (const name of ['faces', 'nobody', '__proto__', '%2e%2e']) {
    expect((await page.goto(`/demos/models/${name}`))?.status(), name).toBe(404);
  }
});

test('a model that somebody added has a line in the gallery and a page, without any code', async ({ browser }) => {
  const server = await startServerWith('tiny-mood');
  const context = await browser.newContext({ locale: 'ko-KR', baseURL: server.origin });
  try {
    const page = await context.newPage();
    await page.goto('/');
    const line = page.getByRole('listitem').filter({ hasText: 'good · bad · fine' });
    await expect(line).toContainText('분류 3개 가운데 하나로 답해요.');
    await line.getByRole('link').click();
    await expect(page).toHaveURL(/\/demos\/models\/tiny-mood$/);
    await page.getByRole('textbox', { name: '글을 써 보세요' }).fill('bad bad film');
    await page.getByRole('button', { name: '분석하기', exact: true }).click();
    const rows = page.getByRole('table', { name: '분류마다의 확률' }).getByRole('row');
    await expect(rows).toHaveCount(3);
    const shares = await rows.evaluateAll((all) =>
      all.map((row) => Number.parseFloat(row.lastElementChild?.textContent ?? '')),
    );
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    const [code] = await Promise.all([
      page.getByRole('region', { name: 'curl 코드' }).textContent(),
      page.getByText('API로 쓰기', { exact: true }).click(),
    ]);
    expect(code).toContain('"model": "tiny-mood"');
  } finally {
    await context.close();
    await server.stop();
  }
});

test('of many labels the likeliest are shown, and the others when they are asked for', async ({ page }) => {
  await page.goto('/styleguide/answers');
  const bars = page.locator('#labels section[data-theme=light]');
  const rows = bars.getByRole('table').last().getByRole('row');
  await expect(rows).toHaveCount(5);
  await expect(async () => {
    // A press before the page's script may count later.
    if ((await rows.count()) === 5)
      await bars.getByRole('button', { name: '나머지 분류 3개 보기' }).click({ timeout: 1000 });
    await expect(rows).toHaveCount(8, { timeout: 2000 });
  }).toPass();
  await bars.getByRole('button', { name: '나머지 접기' }).click();
  await expect(rows).toHaveCount(5);
});
