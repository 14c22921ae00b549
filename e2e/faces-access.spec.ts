import type { Page } from '@playwright/test';
import { seriousFindings } from './helpers/axe';
import { drawing, openFaces, searched } from './helpers/faces-page';
import { expect, test } from './helpers/test';

test('photos, a failure and a refusal have no serious finding of axe, on paper and on the chalkboard', async ({
  page,
}) => {
  const faces = await openFaces(page);
  const photo = await drawing('class');
  const broken = { ...photo, name: 'broken.jpg', buffer: photo.buffer.subarray(0, 900) };
  const memo = { name: 'memo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
  await faces.choose.setInputFiles([photo, await drawing('landscape'), broken, memo]);
  const strip = page.getByRole('region', { name: '고른 사진' });
  await expect(strip).toContainText('찾지 못했어요', { timeout: 30_000 });
  await page.getByRole('checkbox', { name: '눈', exact: true }).check();
  await searched(faces);
  await faces.boxes.first().getByRole('button').first().focus();
  await expectNoFindings(page);
  for (const name of [/landscape/, /broken/]) {
    await strip.getByRole('button', { name }).first().click();
    await expect(faces.result).toHaveAttribute('aria-busy', 'false');
    await expectNoFindings(page);
  }
});

test('the whole task is done with the keyboard alone', async ({ page }) => {
  const faces = await openFaces(page);
  await tabTo(page, () => faces.choose.evaluate((input) => input === document.activeElement));
  const sample = page.getByRole('button', { name: '우리 반' });
  await tabTo(page, () => sample.evaluate((button) => button === document.activeElement));
  await page.keyboard.press('Enter');
  await searched(faces);
  // The drawings have made way for the photo; the keyboard goes on from there.
  await expect(faces.result).toBeFocused();
  const second = faces.boxes.nth(1).getByRole('button');
  await tabTo(page, () => second.evaluate((button) => button === document.activeElement));
  await expect(faces.result.locator('svg [data-lit=true]')).toHaveCount(1);
  const slider = page.getByRole('slider', { name: '얼마나 작은 것까지' });
  await tabTo(page, () => slider.evaluate((input) => input === document.activeElement));
  await page.keyboard.press('End');
  await searched(faces);
  await expect(faces.title).not.toHaveText('얼굴 11개를 찾았어요');
});

for (const width of [320, 1024]) {
  test(`a searched photo never scrolls sideways at ${width} px, in either language and size of type`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    const faces = await openFaces(page);
    await faces.choose.setInputFiles([await drawing('class'), await drawing('girl')]);
    await searched(faces);
    for (const press of ['크게 보기', 'English']) {
      await page.getByRole('button', { name: press }).click();
      await expect(page.locator(press === 'English' ? 'html[lang=en]' : 'html[data-projector]')).toBeAttached();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
    // The photo and what was found in it are still there.
    await expect(page.getByRole('heading', { name: 'Found 11 faces' })).toBeVisible();
  });
}

test('nothing of a photo stays in the browser, and its address is given up with it', async ({ page, context }) => {
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('girl'));
  await searched(faces);
  const address = await faces.result.getByRole('img').first().getAttribute('src');
  expect(address).toMatch(/^blob:/);
  await faces.result.getByRole('button', { name: '이 사진 빼기' }).click();
  await expect(faces.title).toHaveText('찾은 것');
  const alive = await page.evaluate(async (url) => {
    const image = new Image();
    image.src = url ?? '';
    return image.decode().then(
      () => true,
      () => false,
    );
  }, address);
  expect(alive).toBe(false);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

async function expectNoFindings(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFindings(page), colorScheme).toEqual([]);
  }
}

/** Presses Tab until `isThere`; every stop on the way must show where it is. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    if (await isThere()) return;
  }
  throw new Error('Sixty times Tab did not lead there.');
}
