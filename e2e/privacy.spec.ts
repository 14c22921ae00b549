import { pages } from './helpers/pages';
import { openReview } from './helpers/review-page';
import { expect, test } from './helpers/test';

test('nothing is stored in the browser until a switch is pressed', async ({ page, context }) => {
  const { box, answer } = await openReview(page);
  await box.fill('정말 재미있는 영화입니다.');
  await expect(answer).toContainText('98.7 %');
  await page.getByRole('button', { name: '분석하기', exact: true }).click();
  await page.goto('/');
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await page.getByRole('button', { name: '칠판으로 보기' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const cookies = await context.cookies();
  expect(cookies.map(({ name, value, httpOnly, sameSite }) => ({ name, value, httpOnly, sameSite }))).toEqual([
    { name: 'lectern-theme', value: 'dark', httpOnly: true, sameSite: 'Lax' },
  ]);
});

test('every inline script carries the nonce of its page, every other one comes from here, and no policy is loosened', async ({
  page,
}) => {
  for (const path of pages) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*(unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval))/);
    const nonce = policy.match(/'nonce-([^']+)'/)?.[1];
    expect(nonce).toBeTruthy();
    const scripts = await page.evaluate(() => [...document.scripts].map(({ src, nonce }) => ({ src, nonce })));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      if (script.src === '') expect(script.nonce).toBe(nonce);
      else expect(new URL(script.src).origin).toBe(new URL(page.url()).origin);
    }
  }
});

for (const [path, budgetKb] of [
  ['/', 170],
  ['/demos/review', 170],
  ['/demos/models/sentiment-fast', 170],
  ['/demos/faces', 170],
  ['/developers', 170],
  ['/models', 170],
  ['/models/sentiment-accurate', 170],
] as const) {
  test(`${path} needs at most ${budgetKb} kB of compressed scripts`, async ({ page }, testInfo) => {
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script' || new URL(request.url()).pathname.endsWith('.js'))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const kb = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0) / 1000;
    testInfo.annotations.push({
      type: 'compressed scripts',
      description: `${kb.toFixed(1)} kB in ${sizes.length} files`,
    });
    console.log(`      ${path}: ${kb.toFixed(1)} kB of compressed scripts in ${sizes.length} files`);
    expect(sizes.length).toBeGreaterThan(0);
    expect(kb).toBeLessThanOrEqual(budgetKb);
  });
}
