import type { Page } from '@playwright/test';
import { seriousFindings } from './helpers/axe';
import { csvFile, openBatch } from './helpers/batch-page';
import { expect, test } from './helpers/test';

const unclear = csvFile('설문.csv', '정말 재미있게 봤어요,줄거리가 조금 길었어요\n조금 지루했어요,음악은 좋았어요\n');

/** Looks at each step of the panel in turn. */
async function everyStep(page: Page, look: (step: string) => Promise<void>): Promise<void> {
  const batch = await openBatch(page);
  await look('collecting');
  await batch.fileInput.setInputFiles(csvFile('a.csv', ''));
  await expect(batch.alert).toBeVisible();
  await look('refused');
  await batch.fileInput.setInputFiles(unclear);
  await batch.column.selectOption('0');
  await look('choosing');
  await page.getByRole('button', { name: '다른 파일 고르기' }).click();
  await batch.box.fill(`${'아주아주긴말'.repeat(40)}\n정말 재미있는 영화\n`.repeat(12));
  await batch.analyse.click();
  await expect(batch.download).toBeEnabled();
  await look('finished');
}

test('in any step axe finds nothing serious, on paper and on the chalkboard, and nothing is wider than a phone', async ({
  page,
}) => {
  await everyStep(page, async (step) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousFindings(page), `${step}, ${colorScheme}`).toEqual([]);
    }
    const desk = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), step).toBeLessThanOrEqual(360);
    await page.setViewportSize(desk);
  });
});

test('everything can be done with the keyboard alone', async ({ page }) => {
  const batch = await openBatch(page);
  await batch.box.focus();
  await page.keyboard.type('정말 재미있는 영화');
  await page.keyboard.press('Enter');
  await page.keyboard.type('너무 지루했어요');
  await expect(batch.box).toHaveValue('정말 재미있는 영화\n너무 지루했어요');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: '빠르게' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(batch.analyse).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(batch.rows).toHaveCount(2);
  // The button is gone: the next stop is the first thing that can be done with the result.
  await page.keyboard.press('Tab');
  await expect(batch.download).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '새로 하기' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(batch.box).toBeFocused();
  for (let stops = 0; stops < 4; stops++) await page.keyboard.press('Tab');
  await expect(batch.fileInput).toBeFocused();
});

test('an Enter that ends a syllable sends nothing', async ({ page }) => {
  const batch = await openBatch(page);
  await batch.box.fill('좋아요');
  await batch.box.dispatchEvent('compositionstart');
  await batch.box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, ctrlKey: true, isComposing: true });
  await expect(batch.box).toBeVisible();
  await batch.box.dispatchEvent('compositionend');
  await batch.box.press('Control+Enter');
  await expect(batch.rows).toHaveCount(1);
});
