import { openReview } from './helpers/review-page';
import { expect, test } from './helpers/test';

test('the gallery leads to the review page', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('모델을 코드 없이 써 보세요');
  await page.getByRole('link', { name: '영화 리뷰, 긍정일까 부정일까' }).click();
  await expect(page).toHaveURL(/\/demos\/review$/);
  await expect(page.getByRole('textbox', { name: '영화 리뷰를 써 보세요' })).toBeVisible();
  await expect(page).toHaveTitle('영화 리뷰, 긍정일까 부정일까 · Lectern');
});

test('an address without a page is told in words, with a way back', async ({ page }) => {
  for (const address of ['/nowhere', '/demos/nothing', '/demos/__proto__']) {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('이 주소에는 화면이 없어요');
  }
  await page.getByRole('link', { name: '처음 화면으로 가기' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('the browser chooses the language first, the switch after', async ({ browser, baseURL }) => {
  const languageOf = async (locale: string) => {
    const context = await browser.newContext({ locale, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto('/');
    const language = await page.locator('html').getAttribute('lang');
    await context.close();
    return language;
  };
  expect(await languageOf('ko-KR')).toBe('ko');
  expect(await languageOf('en-GB')).toBe('en');
  expect(await languageOf('fr-FR')).toBe('ko');
});

test('the language switch keeps what was typed and its answer, and stays after a reload', async ({ page }) => {
  const { box, answer } = await openReview(page);
  await box.fill('정말 재미있는 영화입니다.');
  await expect(answer).toContainText('긍정98.7 %');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const english = page.getByRole('textbox', { name: 'Write a film review in Korean' });
  await expect(english).toHaveValue('정말 재미있는 영화입니다.');
  await expect(answer).toContainText('Positive98.7 %');
  await expect(page.getByText('14 / 10,000 characters')).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
});

test('the theme follows the device until the switch is pressed, and then the switch', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const paper = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const chalkboard = await ground();
  expect(chalkboard).not.toBe(paper);
  await expect(page.getByRole('button', { name: '칠판으로 보기' })).toBeHidden();
  await page.getByRole('button', { name: '종이로 보기' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await ground()).toBe(paper);
  await page.reload();
  expect(await ground()).toBe(paper);
  await page.getByRole('button', { name: '칠판으로 보기' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await ground()).toBe(chalkboard);
});

test('the projector switch enlarges the type by two steps, and back', async ({ page }) => {
  await page.goto('/');
  const sizes = () =>
    page.evaluate(() =>
      ['h1', 'h2', 'p'].map((tag) => getComputedStyle(document.querySelector(`main ${tag}`) ?? document.body).fontSize),
    );
  const before = await sizes();
  expect(before).toEqual(['40px', '22px', '18px']);
  const projector = page.getByRole('button', { name: '크게 보기' });
  await projector.click();
  await expect(projector).toHaveAttribute('aria-pressed', 'true');
  expect(await sizes()).toEqual(['64px', '40px', '28px']);
  await projector.click();
  await expect(projector).toHaveAttribute('aria-pressed', 'false');
  expect(await sizes()).toEqual(before);
});

test('the switches work without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'ko-KR',
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await context.close();
});

test('a cookie with nonsense in it counts as not chosen', async ({ page, context, baseURL }) => {
  const url = baseURL ?? '';
  await context.addCookies([
    { name: 'lectern-language', value: 'xx', url },
    { name: 'lectern-theme', value: '"><script>', url },
    { name: 'lectern-projector', value: '1', url },
  ]);
  await page.goto('/');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'ko');
  await expect(html).not.toHaveAttribute('data-theme');
  await expect(html).not.toHaveAttribute('data-projector');
});
