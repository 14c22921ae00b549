import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './helpers/test';

/** The parts of the photo page, as the styleguide draws them: two heads in a picture of 960 × 640, boxes made up. */
const box = { x: 602, y: 184, width: 216, height: 216 };

test.beforeEach(async ({ page }) => {
  await page.goto('/styleguide/photo');
});

test('a row of the list lights its box up by keyboard and by mouse, and the box its row', async ({ page }) => {
  const specimen = part(page, '답이 있음');
  const rows = specimen.locator('.box-row');
  await expect(rows.first()).toHaveText('얼굴 1 — 왼쪽 216, 위 238, 크기 188×188, 이웃 42');
  await rows.first().focus();
  await expect(rows.first()).toHaveAttribute('data-lit', 'true');
  await expect(specimen.locator('.photo-veil')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(rows.nth(1)).toHaveAttribute('data-lit', 'true');
  await expect(specimen.locator('.photo-number[data-lit="true"]')).toHaveText('1-1');
  const { x, y, width } = await boxOf(specimen.locator('img'));
  await rows.nth(4).hover();
  await expect(rows.nth(4)).toHaveAttribute('data-lit', 'true');
  await page.mouse.move(x + 5, y + 5);
  await expect(rows.nth(1)).toHaveAttribute('data-lit', 'true');
  await rows.nth(1).blur();
  await expect(specimen.locator('.photo-veil')).toHaveCount(0);
  await page.mouse.move(x + (box.x + 100) * (width / 960), y + (box.y + 100) * (width / 960));
  await expect(rows.nth(4)).toHaveAttribute('data-lit', 'true');
});

test('the photo is kept with its boxes at its own size, and the numbers beside it', async ({ page }) => {
  const specimen = part(page, '가림');
  const picture = await kept(page, specimen.getByRole('button', { name: '상자 그린 사진' }));
  expect(picture.suggestedFilename()).toBe('sample-boxes.png');
  const bytes = await readFile(await picture.path());
  const { width, height, format, exif, xmp, icc } = await sharp(bytes).metadata();
  expect({ width, height, format, exif, xmp, icc }).toMatchObject({ width: 960, height: 640, format: 'png' });
  expect([exif, xmp]).toEqual([undefined, undefined]);
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const middleOfLeftEdge = (Math.round(box.y + box.height / 2) * info.width + box.x) * 3;
  expect([...data.subarray(middleOfLeftEdge, middleOfLeftEdge + 3)]).toEqual([0xff, 0xfd, 0xf7]);

  const numbers = await kept(page, specimen.getByRole('button', { name: 'JSON' }));
  expect(numbers.suggestedFilename()).toBe('sample-boxes.json');
  const json = JSON.parse(await readFile(await numbers.path(), 'utf8'));
  expect(json.boxes[1]).toMatchObject(box);
  expect(json.settings.cascade).toBe('haarcascade_frontalface_default');
  await expect(specimen.getByRole('status')).toContainText('sample-boxes.json');
});

for (const [cover, name] of [
  ['blur', '흐리게'],
  ['solid', '까맣게'],
] as const) {
  test(`covered faces cannot be seen any more in what is kept: ${cover}`, async ({ page }) => {
    const specimen = part(page, '가림');
    const before = await pixels(await kept(page, specimen.getByRole('button', { name: '상자 그린 사진' })));
    await specimen.getByRole('radio', { name }).check();
    const after = await pixels(await kept(page, specimen.getByRole('button', { name: '가린 사진' })));
    // Eyes, brows, nose and mouth are sharp edges: before there are many in the face, afterwards none.
    expect(sharpest(before, box)).toBeGreaterThan(60);
    expect(sharpest(after, box)).toBeLessThan(cover === 'solid' ? 4 : 14);
    // What was not found stays as it was: here the wall left of the window.
    expect(sharpest(after, { x: 50, y: 20, width: 30, height: 100 })).toBeGreaterThan(30);
  });
}

test('a picture that cannot be made is told in words', async ({ page }) => {
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = (give) => give(null);
  });
  const specimen = part(page, '가림');
  // Pressed again where the page's script was not there yet.
  await expect(async () => {
    await specimen.getByRole('button', { name: '가린 사진' }).click();
    await expect(specimen.getByRole('alert')).toContainText('만들지 못했어요', { timeout: 3000 });
  }).toPass();
});

/** A state of the photo section, on paper. */
function part(page: Page, name: string): Locator {
  const half = page.locator('#photo section[data-theme="light"]');
  return half
    .locator('> div')
    .filter({ has: page.locator(`> p:first-child`, { hasText: name }) })
    .first();
}

/** Presses until something comes: on a busy machine the button may stand there before its script does. */
async function kept(page: Page, button: Locator): Promise<Download> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await expect(async () => {
    await button.click();
    await expect.poll(() => downloads.length, { timeout: 5000 }).toBeGreaterThan(0);
  }).toPass();
  const [first] = downloads;
  if (!first) throw new Error('Nothing was kept.');
  return first;
}

async function boxOf(locator: Locator) {
  const place = await locator.boundingBox();
  if (!place) throw new Error('It is not on the page.');
  return place;
}

async function pixels(download: Download) {
  return sharp(await readFile(await download.path()))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** The largest step between horizontal neighbours within a rectangle, a little inside its edges. */
function sharpest({ data, info }: Awaited<ReturnType<typeof pixels>>, { x, y, width, height }: typeof box): number {
  let most = 0;
  for (let row = y + 8; row < y + height - 8; row++) {
    for (let column = x + 8; column < x + width - 8; column++) {
      const at = row * info.width + column;
      most = Math.max(most, Math.abs((data[at] ?? 0) - (data[at + 1] ?? 0)));
    }
  }
  return most;
}
