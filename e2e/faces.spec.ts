import { drawing, handOver, leastOverlap, listedBoxes, openFaces, oriented, searched } from './helpers/faces-page';
import { expect, test } from './helpers/test';

test('a chosen photo shows its faces in the photo, in words and in milliseconds', async ({ page }) => {
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('class'));
  await searched(faces);
  await expect(faces.title).toHaveText('얼굴 11개를 찾았어요');
  await expect(faces.result).toContainText(/이 기기에서 · 읽기 [\d.]+ ms · 찾기 [\d.]+ ms/);
  await expect(faces.boxes).toHaveCount(11);
  await expect(faces.result.getByRole('status').filter({ hasText: '얼굴 11개를 찾았어요' })).toHaveCount(1);
  await expect(faces.result.getByRole('img', { name: /class\.jpeg/ })).toBeVisible();
});

test('a dropped photo and a pasted one are searched like a chosen one', async ({ page }) => {
  const faces = await openFaces(page);
  await handOver(page, 'drop', [await drawing('girl')]);
  await expect(faces.title).toHaveText('얼굴 1개를 찾았어요');
  await handOver(page, 'paste', [await drawing('class', 'png')]);
  await expect(faces.title).toHaveText('얼굴 11개를 찾았어요');
  await expect(page.getByRole('region', { name: '고른 사진' }).getByRole('listitem')).toHaveCount(2);
});

test('every drawing is one tap away and is looked at with the cascade that suits it', async ({ page }) => {
  const faces = await openFaces(page);
  const samples = page.getByRole('group', { name: '그린 그림으로 해 보기' });
  const titles = await samples.getByRole('button').allInnerTexts();
  expect(titles.length).toBeGreaterThanOrEqual(5);
  for (const title of titles) {
    await samples.getByRole('button', { name: title.trim() }).click();
    await searched(faces);
    await expect(faces.title).toHaveText(/찾았어요|찾지 못했어요/);
  }
  await samples.getByRole('button', { name: '고양이' }).click();
  await expect(faces.title).toHaveText('고양이 얼굴 1개를 찾았어요');
});

test('a picture without a face says so and offers what may help', async ({ page }) => {
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('landscape'));
  await searched(faces);
  await expect(faces.title).toHaveText('얼굴을 찾지 못했어요');
  await faces.result.getByRole('button', { name: '더 너그럽게 찾기' }).click();
  await searched(faces);
  await expect(page.getByRole('slider', { name: '얼마나 까다롭게' })).not.toHaveValue('5');
});

test('a photo turned by any EXIF orientation shows the same faces upright', async ({ page }) => {
  const faces = await openFaces(page);
  const upright = await drawing('class', 'png');
  await faces.choose.setInputFiles(upright);
  await searched(faces);
  const expected = await listedBoxes(faces);
  expect(expected).toHaveLength(11);
  for (let orientation = 1; orientation <= 8; orientation++) {
    await faces.choose.setInputFiles(await oriented(upright, orientation));
    await expect(faces.result.getByRole('img', { name: new RegExp(`turned-${orientation}`) })).toBeVisible();
    await searched(faces);
    expect(leastOverlap(await listedBoxes(faces), expected), `orientation ${orientation}`).toBeGreaterThanOrEqual(0.9);
  }
});

test('several photos at once are searched one after another, each with its own end', async ({ page }) => {
  const faces = await openFaces(page);
  const names = ['class', 'girl', 'student', 'landscape'];
  const broken = { ...(await drawing('girl')), name: 'broken.jpg' };
  broken.buffer = broken.buffer.subarray(0, 900);
  await faces.choose.setInputFiles([...(await Promise.all(names.map((name) => drawing(name)))), broken]);
  const strip = page.getByRole('region', { name: '고른 사진' });
  await expect(strip).toContainText('사진 5장 가운데 1장은 찾지 못했어요.', { timeout: 30_000 });
  await expect(strip.getByRole('button', { name: 'class.jpeg, 11개' })).toHaveAttribute('aria-current', 'true');
  await expect(strip.getByRole('button', { name: 'landscape.jpeg, 0개' })).toBeVisible();
  await strip.getByRole('button', { name: 'broken.jpg, 못 했어요' }).click();
  await expect(faces.alert).toContainText('사진이 망가져서 열지 못했어요.');
  await strip.getByRole('button', { name: 'broken.jpg 빼기' }).click();
  await expect(strip.getByRole('listitem')).toHaveCount(4);
  await strip.getByRole('button', { name: '모두 빼기' }).click();
  await expect(strip).toHaveCount(0);
  await expect(faces.title).toHaveText('찾은 것');
});

test('a search of many photos can be stopped, and goes on when asked', async ({ page }) => {
  const faces = await openFaces(page);
  const one = await drawing('class');
  await faces.choose.setInputFiles(Array.from({ length: 12 }, (_, at) => ({ ...one, name: `${at}.jpg` })));
  const strip = page.getByRole('region', { name: '고른 사진' });
  await strip.getByRole('button', { name: '그만하기' }).click();
  await expect(strip).toContainText(/사진 12장 가운데 \d+장은 찾지 못했어요/);
  await strip.getByRole('button', { name: '11.jpg, 그만둠' }).click();
  await faces.result.getByRole('button', { name: '다시 찾기' }).click();
  await expect(strip.getByRole('button', { name: '11.jpg, 11개' })).toBeVisible();
});

test('what is no photo is refused in words, and nothing that was there is lost', async ({ page }) => {
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('girl'));
  await searched(faces);
  const png = (await drawing('girl', 'png')).buffer;
  const huge = Buffer.from(png);
  huge.writeUInt32BE(50_000, 16);
  huge.writeUInt32BE(50_000, 20);
  for (const [name, buffer, said] of [
    ['iphone.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), '높은 호환성'],
    ['anim.jpg', Buffer.from('GIF89a and more'), 'GIF 파일은 읽지 못해요'],
    ['draw.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'SVG 파일은 읽지 못해요'],
    ['memo.pdf', Buffer.from('%PDF-1.7'), 'PDF 파일은 읽지 못해요'],
    ['note.jpg', Buffer.from('hello'), '사진 파일이 아니에요'],
    ['none.jpg', Buffer.alloc(0), '파일이 비어 있어요'],
    ['bomb.png', huge, '50000×50000 픽셀'],
  ] as const) {
    await faces.choose.setInputFiles([{ name, mimeType: 'image/jpeg', buffer }]);
    await expect(faces.alert).toContainText(said);
    await expect(faces.alert).toContainText(name);
    await expect(faces.title).toHaveText('얼굴 1개를 찾았어요');
  }
  // Made in the page: so many bytes would take long to get there.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    const bytes = new Uint8Array(41 * 1024 * 1024);
    bytes.set([0xff, 0xd8, 0xff]);
    dataTransfer.items.add(new File([bytes], 'heavy.jpg', { type: 'image/jpeg' }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  await expect(faces.alert).toContainText('heavy.jpg: 사진이 41.0 MB예요.');
  await expect(faces.title).toHaveText('얼굴 1개를 찾았어요');
});

test('on a phone there is a button for the camera, and the photo comes before the sliders', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    locale: 'ko-KR',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  const faces = await openFaces(page);
  const camera = page.locator('input[type=file][capture=environment]');
  await expect(page.getByText('사진 찍기')).toBeVisible();
  await camera.setInputFiles(await drawing('class'));
  await searched(faces);
  await expect(faces.boxes).toHaveCount(11);
  const photo = await faces.result.locator('.photo-frame').boundingBox();
  const slider = await page.getByRole('slider').first().boundingBox();
  expect(photo?.y).toBeLessThan(slider?.y ?? 0);
  expect(photo?.y).toBeLessThan(844);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test('at a desk there is no button for a camera', async ({ page }) => {
  await openFaces(page);
  await expect(page.getByText('사진 고르기')).toBeVisible();
  await expect(page.getByText('사진 찍기')).toBeHidden();
});
