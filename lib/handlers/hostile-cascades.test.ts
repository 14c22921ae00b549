import { beforeAll, expect, test, vi } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import type { ModelHandler } from '@/lib/serving/handler';
import { detectPlain } from '@/lib/vision/detect-plain';
import { drawFaces } from '@/lib/vision/draw-test-image';
import { fastPathObstacle } from '@/lib/vision/fast-path';
import { cascadeXml } from '@/lib/vision/fixtures/cascade-xml';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { readCascadeXml } from '@/lib/vision/read-cascade-xml';
import { detect, detectRow, pngOf, refusal, startHaar } from './fixtures/haar';

// What is refused while the file is read has its tests beside the reader; here, what becomes of such files on the way.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const image = drawFaces(11, 320, 200);
const faceXml = cascadeXml(loadModel('haarcascade_frontalface_default'));
const plateXml = cascadeXml(loadModel('haarcascade_licence_plate_rus_16stages'));
let haar: ModelHandler;
let file: Uint8Array;
beforeAll(async () => {
  haar = await startHaar();
  file = await pngOf(image);
  return () => haar.close?.();
});

const withXml = (xml: string | Uint8Array) =>
  detectRow(file, { cascade_xml: typeof xml === 'string' ? new TextEncoder().encode(xml) : xml });

test("an own copy of the shipped cascade finds the shipped one's boxes, again and again, whatever is named beside it", async () => {
  const shipped = await detect(haar, detectRow(file));
  expect(shipped.boxes.length).toBeGreaterThan(0);
  for (let times = 0; times < 2; times++) {
    const own = await detect(haar, { ...withXml(faceXml), cascade: 'nosuch' });
    expect(own.boxes).toEqual(shipped.boxes);
  }
});

test('more own cascades than are kept each find their own', async () => {
  const variants = [0, 1, 2, 3, 4, 5, 0].map((less) => faceXml.replace('made for a test', `made for test ${less}`));
  const shipped = await detect(haar, detectRow(file));
  for (const xml of variants) expect((await detect(haar, withXml(xml))).boxes).toEqual(shipped.boxes);
});

test.each([
  ['not XML', 'hello', 'xml_invalid'],
  ['unclosed', faceXml.slice(0, -30), 'xml_invalid'],
  ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${faceXml}`, 'xml_invalid'],
  ['a reference out of range', '<opencv_storage>&#9999999;</opencv_storage>', 'xml_invalid'],
  ['HTML', '<!DOCTYPE html><html></html>', 'xml_doctype_forbidden'],
  ['another root', '<a><b/></a>', 'cascade_invalid'],
  ['names of every object', '<__proto__><constructor/></__proto__>', 'cascade_invalid'],
  ['HOG', faceXml.replace('>HAAR<', '>HOG<'), 'cascade_unsupported'],
  ['a number that is none', faceXml.replace(/<stageThreshold>[^<]*/, '<stageThreshold>0x1F'), 'cascade_invalid'],
  ['a window of 9999', faceXml.replace(/<width>24</, '<width>9999<'), 'cascade_invalid'],
  ['UTF-16', Buffer.from(`\ufeff${faceXml}`, 'utf16le'), 'xml_encoding'],
])('an own cascade that is wrong is refused and the next request is answered: %s', async (_what, xml, code) => {
  expect([code, 'xml_invalid', 'xml_doctype_forbidden']).toContain(await refusal(haar, withXml(xml)));
  expect(await refusal(haar, detectRow(file))).toBe('answered');
});

test('a cascade that accepts every window is cut off, and the next request is answered', async () => {
  const accepting = faceXml.replace(/<stageThreshold>[^<]*/g, '<stageThreshold>-1e30');
  for (const min_neighbors of [0, 5]) {
    const out = await detect(haar, { ...withXml(accepting), min_neighbors, scale_factor: 1.01 });
    expect(out.truncated).toBe(true);
    expect(out.boxes.length).toBeLessThanOrEqual(200);
  }
  expect(await refusal(haar, detectRow(file))).toBe('answered');
});

test('a cascade that only the plain scan takes gives its boxes, in the same order', async () => {
  const xml = faceXml.replace(/ -1\.<\/_>/g, ' -1.001</_>');
  const cascade = readCascadeXml(new TextEncoder().encode(xml));
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  expect(fastPathObstacle(cascade.value)).toBe('a weight that is not whole');
  // Small: the plain scan must be done before its time is over, on a busy machine too.
  const small = drawFaces(11, 120, 80);
  const row = { ...withXml(xml), image: await pngOf(small), min_neighbors: 0 };
  const expected = detectPlain(small, cascade.value, { minNeighbors: 0 });
  expect(expected.length).toBeGreaterThan(3);
  expect(await detect(haar, row)).toMatchObject({ boxes: expected, truncated: false });
});

test('files with a few characters changed are answered or refused with a reason', async () => {
  const random = mulberry32(7);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < 150; round++) {
    const letters = [...plateXml];
    for (let change = 0; change < 1 + (round % 3); change++) {
      const at = Math.floor(random() * letters.length);
      letters[at] = '0123456789-.<>/_e &'[Math.floor(random() * 19)] ?? '';
    }
    const outcome = await refusal(haar, { ...withXml(letters.join('')), scale_factor: 1.5 });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect([...outcomes.keys()].filter((code) => !/^(answered|xml_|cascade_)/.test(code))).toEqual([]);
  expect(outcomes.get('answered')).toBeGreaterThan(10);
  expect(outcomes.size).toBeGreaterThan(1);
});
