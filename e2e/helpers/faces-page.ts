import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';

/** The faces page by the names a person sees or hears. */
export interface FacesPage {
  /** The file input behind 사진 고르기. */
  readonly choose: Locator;
  /** The result's side of the page. */
  readonly result: Locator;
  readonly title: Locator;
  /** The list beside the photo. */
  readonly boxes: Locator;
  readonly alert: Locator;
  readonly onServer: Locator;
  readonly onDevice: Locator;
}

/** Playwright's way of handing over a file. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const samples = new URL('../../public/samples/faces/', import.meta.url);

export async function openFaces(page: Page): Promise<FacesPage> {
  await page.goto('/demos/faces');
  await page.waitForFunction(() => {
    const input = document.querySelector('input[type=file]');
    return input !== null && Object.keys(input).some((key) => key.startsWith('__reactProps'));
  });
  const result = page.getByRole('region', { name: '찾은 것' });
  return {
    choose: page.locator('input[type=file][multiple]'),
    result,
    title: result.getByRole('heading', { level: 2 }),
    boxes: result.getByRole('list', { name: '찾은 곳' }).locator('> li'),
    // Live regions that have nothing to say stand ready for what they may have to.
    alert: page.locator('main').getByRole('alert').filter({ hasText: /\S/ }),
    onServer: page.getByRole('radio', { name: '서버에서' }),
    onDevice: page.getByRole('radio', { name: '이 기기에서' }),
  };
}

/** Waits until the photo that is looked at has been searched with the settings of now. */
export async function searched(faces: FacesPage): Promise<void> {
  await expect(faces.result).toHaveAttribute('aria-busy', 'false');
  await expect(faces.result.locator('.photo-frame')).toHaveAttribute('data-stale', 'false');
}

/** One of the drawings, as a file of the kind that is wanted. */
export async function drawing(name: string, kind: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<TestFile> {
  const webp = await readFile(new URL(`${name}.webp`, samples));
  const buffer = kind === 'webp' ? webp : await sharp(webp)[kind]({ quality: 92 }).toBuffer();
  return { name: `${name}.${kind}`, mimeType: `image/${kind}`, buffer };
}

/** The same upright picture, stored turned as EXIF's orientation 1 to 8 says. */
export async function oriented(picture: TestFile, orientation: number): Promise<TestFile> {
  // What must be done to the upright picture so that undoing the orientation gives it back (TIFF 6.0, tag 274).
  const stored: Record<number, { rotate: number; flop: boolean }> = {
    1: { rotate: 0, flop: false },
    2: { rotate: 0, flop: true },
    3: { rotate: 180, flop: false },
    4: { rotate: 180, flop: true },
    5: { rotate: 270, flop: true },
    6: { rotate: 270, flop: false },
    7: { rotate: 90, flop: true },
    8: { rotate: 90, flop: false },
  };
  const { rotate, flop } = stored[orientation] ?? { rotate: 0, flop: false };
  const flopped = flop ? await sharp(picture.buffer).flop().png().toBuffer() : picture.buffer;
  const turned = sharp(await sharp(flopped).rotate(rotate).png().toBuffer());
  const buffer = await turned.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
  return { name: `turned-${orientation}.jpg`, mimeType: 'image/jpeg', buffer };
}

/** The outer boxes as the list says them, from left to right. */
export async function listedBoxes(faces: FacesPage): Promise<Rect[]> {
  const lines = await faces.boxes.evaluateAll((items) =>
    items.map((item) => item.querySelector('button')?.innerText ?? ''),
  );
  return lines
    .map((line) => {
      const [, x, y, width, height] = /왼쪽 (\d+), 위 (\d+), 크기 (\d+)×(\d+)/.exec(line) ?? [];
      return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
    })
    .sort((a, b) => a.x - b.x);
}

/** The least overlap of any pair, as intersection over union; 0 when the numbers of boxes differ. */
export function leastOverlap(a: readonly Rect[], b: readonly Rect[]): number {
  if (a.length !== b.length || a.length === 0) return 0;
  const best = a.map((one) => Math.max(...b.map((other) => overlap(one, other))));
  return Math.min(...best);
}

function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(width, 0) * Math.max(height, 0);
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/** Bodies of requests that carry anything away from the page, gathered from now on. */
export function sentBodies(page: Page): Buffer[] {
  const bodies: Buffer[] = [];
  page.on('request', (request) => {
    const body = request.postDataBuffer();
    if (request.method() !== 'GET') bodies.push(body ?? Buffer.alloc(0));
  });
  return bodies;
}

/** Lets a file fall on the page, or pastes it, as a browser would say it. */
export async function handOver(page: Page, how: 'drop' | 'paste', files: readonly TestFile[]): Promise<void> {
  const data = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
  await page.evaluate(
    ({ how, data }) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of data) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      const target = document.querySelector('main h1') ?? document.body;
      const init = { bubbles: true, cancelable: true };
      if (how === 'paste') target.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: transfer }));
      else {
        target.dispatchEvent(new DragEvent('dragover', { ...init, dataTransfer: transfer }));
        target.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: transfer }));
      }
    },
    { how, data },
  );
}
