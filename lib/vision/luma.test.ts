import { expect, test } from 'vitest';
import { luma } from './luma';

test('primary colours weigh what OpenCV’s cvtColor gives them', () => {
  // cv2.cvtColor(np.uint8([[[B, G, R]]]), cv2.COLOR_BGR2GRAY) of OpenCV 4.6.0.
  const colours = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 10, 200, 33, 250, 3, 128];
  expect([...luma(Uint8Array.from(colours), 3)]).toEqual([76, 150, 29, 255, 0, 124, 91]);
});

test('alpha is read past', () => {
  expect([...luma(Uint8Array.from([10, 200, 33, 0, 10, 200, 33, 255]), 4)]).toEqual([124, 124]);
});

test('samples that are no whole pixels are refused', () => {
  expect(() => luma(new Uint8Array(7), 3, new Uint8Array(2))).toThrow('colour has 7 samples, expected 2 pixels of 3.');
});
