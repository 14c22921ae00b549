import { afterEach, expect, test, vi } from 'vitest';
import { makePicture } from './make-picture';

afterEach(() => vi.unstubAllGlobals());

/**
 * Stands in for a browser that can hold canvases of so many pixels. A larger one stays empty, or can't be written out:
 * browsers do either.
 */
function browser({ most, fails = 'empty' }: { most: number; fails?: 'empty' | 'unwritten' }) {
  const createElement = () => {
    const canvas = { width: 0, height: 0 };
    const tooLarge = () => canvas.width * canvas.height > most;
    const context = {
      canvas,
      fillRect() {},
      drawImage() {},
      getImageData: () => ({ data: [0, 0, 0, tooLarge() && fails === 'empty' ? 0 : 255] }),
    };
    return Object.assign(canvas, {
      getContext: () => context,
      toBlob(give: (blob: Blob | null) => void) {
        give(tooLarge() && fails === 'unwritten' ? null : new Blob(['picture']));
      },
    });
  };
  vi.stubGlobal('document', { createElement });
  vi.stubGlobal(
    'Image',
    class {
      decode = () => Promise.resolve();
    },
  );
}

const photo = { url: 'blob:photo', width: 8000, height: 6000, alt: '' };

test('a picture that the device can hold is made at its own size', async () => {
  browser({ most: 100_000_000 });
  const scales: number[] = [];
  const picture = await makePicture(photo, 'image/png', (_, scale) => scales.push(scale));
  expect(picture).toMatchObject({ width: 8000, height: 6000 });
  expect(scales).toEqual([1]);
});

test.each(['empty', 'unwritten'] as const)(
  'one too large for the device is made smaller, in scale (%s)',
  async (fails) => {
    browser({ most: 6_000_000, fails });
    const scales: number[] = [];
    const picture = await makePicture(photo, 'image/png', (_, scale) => scales.push(scale));
    expect(picture?.blob.size).toBeGreaterThan(0);
    expect((picture?.width ?? 0) * (picture?.height ?? 0)).toBeLessThanOrEqual(6_000_000);
    expect(scales.at(-1)).toBeCloseTo((picture?.width ?? 0) / photo.width);
  },
);

test('where nothing can be drawn, or the picture is gone, there is none, and no error', async () => {
  browser({ most: 1000 });
  expect(await makePicture(photo, 'image/png', () => {})).toBeUndefined();
  vi.stubGlobal(
    'Image',
    class {
      decode = () => Promise.reject(new DOMException('gone', 'EncodingError'));
    },
  );
  expect(await makePicture(photo, 'image/png', () => {})).toBeUndefined();
});
