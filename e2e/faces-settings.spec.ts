import { cascadeXml } from '@/lib/vision/fixtures/cascade-xml';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { drawing, leastOverlap, listedBoxes, openFaces, searched, sentBodies } from './helpers/faces-page';
import { expect, test } from './helpers/test';

/** Bytes from the middle of a photo: they would be in any body that carries it, whatever stands around them. */
const inside = (photo: Buffer) => photo.subarray(Math.floor(photo.length / 2), Math.floor(photo.length / 2) + 64);

test('on this device no byte of the photo is sent; on the server a photo is sent once the person chose so', async ({
  page,
}) => {
  const bodies = sentBodies(page);
  const faces = await openFaces(page);
  const photo = await drawing('class');
  await expect(faces.onDevice).toBeChecked();
  await expect(page.getByText('사진은 이 기기를 떠나지 않아요.')).toBeVisible();
  await faces.choose.setInputFiles(photo);
  await searched(faces);
  const onDevice = await listedBoxes(faces);
  expect(onDevice).toHaveLength(11);
  expect(bodies).toEqual([]);

  await faces.onServer.check();
  await expect(page.getByText('사진은 이 기기를 떠나지 않아요.')).toHaveCount(0);
  await expect(page.getByText('메모리에서만 쓰고, 저장하거나 기록하지 않아요.')).toBeVisible();
  await searched(faces);
  await expect(faces.result).toContainText(/서버에서 · 읽기/);
  expect(bodies).toHaveLength(1);
  expect(leastOverlap(await listedBoxes(faces), onDevice)).toBeGreaterThanOrEqual(0.9);
});

test('the body of a server search carries the photo without its name', async ({ page }) => {
  const sent: Buffer[] = [];
  await page.route('**/demos/faces', async (route) => {
    if (route.request().method() === 'POST') sent.push(route.request().postDataBuffer() ?? Buffer.alloc(0));
    await route.continue();
  });
  const faces = await openFaces(page);
  await faces.onServer.check();
  const photo = { ...(await drawing('girl')), name: 'my-secret-name.jpg' };
  await faces.choose.setInputFiles(photo);
  await searched(faces);
  await expect(faces.title).toHaveText('얼굴 1개를 찾았어요');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.includes('my-secret-name')).toBe(false);
  // Where the browser shows the parts of a form, the photo is among them.
  if ((sent[0]?.length ?? 0) > photo.buffer.length) expect(sent[0]?.includes(inside(photo.buffer))).toBe(true);
});

test('sliders redraw at once, and the last place counts', async ({ page }) => {
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('class'));
  await searched(faces);
  const strict = page.getByRole('slider', { name: '얼마나 까다롭게' });
  for (const value of ['12', '3', '20', '5', '20']) await strict.fill(value);
  await searched(faces);
  const few = await faces.boxes.count();
  const neighbours = await faces.boxes.evaluateAll((items) =>
    items.map((item) => Number(/이웃 (\d+)/.exec((item as HTMLElement).innerText)?.[1])),
  );
  expect(Math.min(...neighbours)).toBeGreaterThan(20);
  await page.getByRole('slider', { name: '얼마나 작은 것까지' }).fill('6');
  await searched(faces);
  expect(await faces.boxes.count()).toBeLessThanOrEqual(few);
  await page.getByRole('button', { name: '처음 값으로' }).click();
  await searched(faces);
  await expect(faces.boxes).toHaveCount(11);
});

test('second cascades look inside each face, and their boxes are listed under it', async ({ page }) => {
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('girl'));
  await searched(faces);
  await page.getByRole('checkbox', { name: '눈', exact: true }).check();
  await searched(faces);
  await expect(faces.title).toContainText('그 안에서');
  const [face] = await listedBoxes(faces);
  const eyes = await faces.boxes.locator('ol button').allInnerTexts();
  expect(eyes.length).toBeGreaterThan(0);
  for (const eye of eyes) {
    const [, x, y] = (/왼쪽 (\d+), 위 (\d+)/.exec(eye) ?? []).map(Number);
    expect(x).toBeGreaterThanOrEqual(face?.x ?? 0);
    expect(y).toBeGreaterThanOrEqual(face?.y ?? 0);
    expect(x).toBeLessThan((face?.x ?? 0) + (face?.width ?? 0));
  }
});

test('an own cascade is read on this device and finds what the shipped one does; nonsense is refused in words', async ({
  page,
}) => {
  const bodies = sentBodies(page);
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('class'));
  await searched(faces);
  const shipped = await listedBoxes(faces);
  const upload = page.locator('input[type=file][accept*=xml]');
  const xml = (name: string, text: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
  await upload.setInputFiles(xml('evil.xml', '<!DOCTYPE x [<!ENTITY a "a">]><opencv_storage/>'));
  await expect(
    page
      .locator('main')
      .getByText(/DOCTYPE|DTD/)
      .first(),
  ).toBeVisible();
  await expect(faces.boxes).toHaveCount(11);
  await upload.setInputFiles(xml('mine.xml', cascadeXml(loadModel('haarcascade_frontalface_default'))));
  await expect(page.getByText('mine.xml 파일로 찾고 있어요.')).toBeVisible();
  await searched(faces);
  await expect(faces.title).toHaveText('물체 11개를 찾았어요');
  expect(leastOverlap(await listedBoxes(faces), shipped)).toBe(1);
  expect(bodies).toEqual([]);
  await faces.onServer.check();
  await searched(faces);
  await expect(faces.title).toHaveText('물체 11개를 찾았어요');
  expect(bodies.length).toBe(1);
});

test('a photo larger than is searched is shrunk, said so, and its boxes stand in the photo itself', async ({
  page,
}) => {
  const { default: sharp } = await import('sharp');
  const faces = await openFaces(page);
  const small = await drawing('class');
  await faces.choose.setInputFiles(small);
  await searched(faces);
  const expected = (await listedBoxes(faces)).map(({ x, y, width, height }) => ({
    x: x * 4,
    y: y * 4,
    width: width * 4,
    height: height * 4,
  }));
  const buffer = await sharp(small.buffer).resize(5120).jpeg().toBuffer();
  await page.getByRole('slider', { name: '얼마나 작은 것까지' }).press('End');
  await faces.choose.setInputFiles({ ...small, name: 'large.jpg', buffer });
  await page.getByRole('slider', { name: '얼마나 작은 것까지' }).press('Home');
  await page.getByRole('slider', { name: '얼마나 작은 것까지' }).fill('6');
  await searched(faces);
  await expect(faces.result).toContainText(/4,096×[\d,]+로 줄여서 찾았어요/);
  expect(leastOverlap(await listedBoxes(faces), expected)).toBeGreaterThan(0.7);
});

test('when the cascade cannot be fetched the page says so, and trying again works', async ({ page }) => {
  await page.route('**/detect/cascades/**', (route) => route.abort('connectionfailed'), { times: 1 });
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('girl'));
  await expect(faces.alert).toContainText('검출기를 서버에서 받지 못했어요');
  await faces.result.getByRole('button', { name: '다시 찾기' }).click();
  await expect(faces.title).toHaveText('얼굴 1개를 찾았어요');
});

test('when the browser gives no worker the page says so and leads to the server', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', {
      value: class {
        constructor() {
          throw new Error('Workers are switched off.');
        }
      },
    });
  });
  const faces = await openFaces(page);
  await faces.choose.setInputFiles(await drawing('girl'));
  await expect(faces.alert).toContainText('이 브라우저에서는 찾기를 돌리지 못했어요');
  await faces.alert.getByRole('button', { name: '서버에서 찾기' }).click();
  await expect(faces.title).toHaveText('얼굴 1개를 찾았어요');
  await expect(faces.onServer).toBeChecked();
});
