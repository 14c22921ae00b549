import type { Page } from '@playwright/test';
import { seriousFindings } from './helpers/axe';
import { pages, styleguidePages } from './helpers/pages';
import { openReview } from './helpers/review-page';
import { expect, test } from './helpers/test';

for (const path of pages) {
  const looks = colourSchemesOf(path);
  test(`${path} has no serious finding of axe, ${looks.join(' and ')}`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'load' });
    for (const colorScheme of looks) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousFindings(page), colorScheme).toEqual([]);
    }
  });

  test(`${path} never scrolls sideways at 320, 360 or 1920 px, in either language and size of type`, async ({
    page,
  }) => {
    await page.goto(path);
    await expectNoSideways(page);
    for (const press of ['크게 보기', 'English']) {
      await page.getByRole('button', { name: press }).click();
      await expect(page.locator(press === 'English' ? 'html[lang=en]' : 'html[data-projector]')).toBeAttached();
      await expectNoSideways(page);
    }
  });
}

for (const width of [320, 1024, 1280]) {
  test(`an answer never scrolls sideways at ${width} px, in either language and size of type`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const { box, answer } = await openReview(page);
    await box.fill('정말 지루하고 재미없고 최악이에요');
    await expect(answer.locator('button[aria-pressed]')).toHaveCount(4);
    for (const press of ['크게 보기', 'English']) {
      await page.getByRole('button', { name: press }).click();
      await expect(page.locator(press === 'English' ? 'html[lang=en]' : 'html[data-projector]')).toBeAttached();
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      // Names and numbers of the sum beside their bars: two lines of the largest note at most.
      for (const row of await answer.getByRole('table').getByRole('row').all()) {
        expect((await row.boundingBox())?.height).toBeLessThanOrEqual(60);
      }
    }
  });
}

test('an answer with a word left out has no serious finding of axe, on paper and on the chalkboard', async ({
  page,
}) => {
  const { box, answer, words } = await openReview(page);
  await box.fill('정말 재미있는 영화입니다. 꿀꿀잼잼각각 지루한');
  await words.nth(1).click();
  await expect(answer).toHaveAttribute('aria-busy', 'false');
  await answer.getByText('표로 보기').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFindings(page), colorScheme).toEqual([]);
  }
});

test('the whole task is done with the keyboard alone, and focus is always seen', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '본문으로 바로 가기' })).toBeFocused();
  await expect(page.getByRole('link', { name: '본문으로 바로 가기' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '영화 리뷰, 긍정일까 부정일까' })).toBeFocused();
  await page.keyboard.press('Enter');
  const box = page.getByRole('textbox', { name: '영화 리뷰를 써 보세요' });
  await expect(box).toBeVisible();
  await tabTo(page, () => box.evaluate((element) => element === document.activeElement));
  await page.keyboard.insertText('정말 재미있는 영화입니다.');
  await page.keyboard.press('Control+Enter');
  const answer = page.locator('section[aria-busy]');
  await expect(answer).toContainText('98.7 %');
  const word = answer.locator('button[aria-pressed]').nth(1);
  await tabTo(page, () => word.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Space');
  await expect(answer).toContainText('92.3 %');
  await tabTo(page, () => page.evaluate(() => document.activeElement?.textContent === '화면 부품 보기'));
});

test('tabs are walked with the arrows and keep what was typed', async ({ page }) => {
  const { box } = await openReview(page);
  await box.fill('최고');
  await page.getByRole('tab', { name: '한 편' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '여러 편 한꺼번에' })).toBeFocused();
  await expect(box).toBeHidden();
  await page.keyboard.press('Home');
  await expect(box).toHaveValue('최고');
});

test('with colours forced by the system the answer can still be read', async ({ page }, testInfo) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const { box, answer } = await openReview(page);
  await box.fill('정말 재미있는 영화입니다. 지루한');
  await expect(answer.locator('button[aria-pressed]')).toHaveCount(4);
  const bar = answer.locator('.probability-bar').first();
  expect(await bar.evaluate((element) => getComputedStyle(element).forcedColorAdjust)).toBe('none');
  await page.screenshot({ path: testInfo.outputPath('forced-colours.png') });
});

/** The styleguide draws both themes at once; the longest page is looked at in the dark by its own tests. */
function colourSchemesOf(path: string): readonly ('light' | 'dark')[] {
  return path === '/developers' || styleguidePages.includes(path) ? ['light'] : ['light', 'dark'];
}

async function expectNoSideways(page: Page): Promise<void> {
  for (const width of [320, 360, 1920]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await sideways(page), `${width} px`).toBeLessThanOrEqual(0);
  }
}

function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Presses Tab until `isThere`; every stop on the way must show where it is. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const active = document.activeElement;
      return active && active !== document.body ? getComputedStyle(active).outlineStyle : 'none';
    });
    expect(outline).not.toBe('none');
    if (await isThere()) return;
  }
  throw new Error('Sixty times Tab did not lead there.');
}
