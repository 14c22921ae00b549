import { styleguidePages } from './helpers/pages';
import { expect, test } from './helpers/test';

for (const locale of ['ko-KR', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale });

    for (const path of styleguidePages) {
      test(`${path} is photographed, on a phone and on a desk`, async ({ page }, testInfo) => {
        await page.goto(path, { waitUntil: 'load' });
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 740 });
          const name = `${path.slice(1).replace('/', '-')}-${locale}-${width}`;
          const file = testInfo.outputPath(`${name}.png`);
          await page.screenshot({ path: file, fullPage: true });
          await testInfo.attach(name, { path: file, contentType: 'image/png' });
        }
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

test('each part is drawn on paper and on the chalkboard, whatever the theme of the page, and shows something', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const missing: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('MISSING_MESSAGE')) missing.push(message.text());
  });
  const sections: (string | null)[] = [];
  for (const path of styleguidePages) {
    await page.goto(path);
    const halves = page.locator('section[data-theme]');
    const drawn = await halves.evaluateAll((all) =>
      all.map((half) => ({
        theme: half.getAttribute('data-theme') ?? '',
        ground: getComputedStyle(half).backgroundColor,
        section: half.closest('section[id]')?.id ?? '',
        text: (half as HTMLElement).innerText.trim(),
      })),
    );
    const byTheme = new Map(drawn.map(({ theme, ground }) => [theme, ground]));
    expect(byTheme.get('light')).not.toBe(byTheme.get('dark'));
    for (const { theme, ground, section, text } of drawn) {
      expect(ground, section).toBe(byTheme.get(theme));
      expect(text, section).not.toBe('');
    }
    sections.push(...drawn.map(({ section }) => section));
  }
  expect(new Set(sections).size).toBe(16);
  expect(sections).toHaveLength(32);
  expect(missing).toEqual([]);
});

test('the contents lead to every page of the styleguide, and each leads back', async ({ page, request }) => {
  await page.goto('/styleguide');
  const links = page.locator('main li').getByRole('link');
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(addresses).toEqual(styleguidePages);
  await links.first().click();
  await expect(page).toHaveURL(/\/styleguide\/basics$/);
  await page.getByRole('link', { name: '부품 차례' }).click();
  await expect(page).toHaveURL(/\/styleguide$/);
  expect((await request.get('/styleguide/nothing')).status()).toBe(404);
});
