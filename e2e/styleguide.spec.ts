import { expect, test } from './helpers/test';

for (const locale of ['ko-KR', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale });

    for (const width of [360, 1280]) {
      test(`the styleguide is photographed at ${width} px`, async ({ page }, testInfo) => {
        await page.setViewportSize({ width, height: 740 });
        await page.goto('/styleguide', { waitUntil: 'networkidle' });
        const path = testInfo.outputPath(`styleguide-${locale}-${width}.png`);
        await page.screenshot({ path, fullPage: true });
        await testInfo.attach('styleguide', { path, contentType: 'image/png' });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
      });
    }

    for (const [name, path] of [
      ['gallery', '/'],
      ['review', '/demos/review'],
    ] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        test(`the ${name} is photographed, ${colorScheme}`, async ({ page }, testInfo) => {
          await page.emulateMedia({ colorScheme });
          await page.goto(path, { waitUntil: 'networkidle' });
          if (name === 'review') {
            await page.locator('fieldset').first().getByRole('button').first().click();
            await expect(page.locator('button[aria-pressed]').nth(5)).toBeVisible();
          }
          const photo = testInfo.outputPath(`${name}-${locale}-${colorScheme}.png`);
          await page.screenshot({ path: photo });
          await testInfo.attach(name, { path: photo, contentType: 'image/png' });
        });
      }
    }
  });
}

test('each part is drawn on paper and on the chalkboard, whatever the theme of the page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/styleguide');
  const grounds = await page
    .locator('section[data-theme]')
    .evaluateAll((halves) =>
      halves.map((half) => [half.getAttribute('data-theme'), getComputedStyle(half).backgroundColor]),
    );
  const byTheme = new Map(grounds.map(([theme, ground]) => [theme, ground]));
  expect(byTheme.get('light')).not.toBe(byTheme.get('dark'));
  for (const [theme, ground] of grounds) expect(ground).toBe(byTheme.get(theme ?? ''));
});

test('every section of the page shows something in both halves', async ({ page }) => {
  await page.goto('/styleguide');
  const halves = page.locator('section[data-theme]');
  expect(await halves.count()).toBeGreaterThanOrEqual(14);
  for (const half of await halves.all()) expect((await half.innerText()).trim()).not.toBe('');
});
