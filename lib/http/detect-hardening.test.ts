import { once } from 'node:events';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { animatedPng, exifOf, pngFile, pngHead, pngRows, withExifSegment } from '@/lib/handlers/fixtures/picture-files';
import { detectLimits } from '@/lib/protocols/detect-options';
import { drawFaces } from '@/lib/vision/draw-test-image';
import { cascadeXml } from '@/lib/vision/fixtures/cascade-xml';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { bundleFacesServer, type FacesServer, startFacesServer } from './fixtures/start-faces-server';
import { codeOf } from './test-door';

// What a stranger may send, through the whole product but its pages: front door, model server, worker, decoder.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let server: FacesServer;
let jpeg: Buffer;
let png: Buffer;
const { pixels, width, height } = drawFaces(11, 640, 400);
const drawn = () => sharp(pixels, { raw: { width, height, channels: 1 } });

beforeAll(async () => {
  server = await startFacesServer([process.execPath, await bundleFacesServer('hardening-server')]);
  [jpeg, png] = await Promise.all([drawn().jpeg({ quality: 95 }).toBuffer(), drawn().png().toBuffer()]);
});
afterAll(async () => {
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
});

type Fields = Record<string, string | Blob>;

function post(image: Uint8Array, fields: Fields = {}, type = 'image/jpeg'): Promise<Response> {
  const form = new FormData();
  form.append('image', new Blob([Buffer.from(image)], { type }), 'photo.jpg');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return fetch(`${server.url}/detect`, { method: 'POST', body: form });
}
/** `status code`, or `200` and the size of the picture. */
async function said(image: Uint8Array, fields: Fields = {}): Promise<string> {
  const response = await post(image, fields);
  if (response.status !== 200) return `${response.status} ${await codeOf(response)}`;
  const answer = await response.json();
  return `200 ${answer.image.width}x${answer.image.height}`;
}
async function residentMiB(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^lectern_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / 1024 / 1024;
}

const ftyp = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1');
const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`);

const notPictures: [what: string, bytes: Buffer][] = [
  ['text', Buffer.from('a text that claims to be a photo')],
  ['HTML', Buffer.from('<!doctype html><title>a</title>')],
  ['PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')],
  ['ZIP', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1')],
  ['a program', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
  ['one byte', Buffer.from([0xff])],
  ['zeros', Buffer.alloc(1000)],
  ['SVG', svg('<rect width="9" height="9"/>')],
  ['SVG that names a file', svg('<image href="file:///etc/passwd" width="9" height="9"/>')],
  ['SVG behind an XML head', Buffer.concat([Buffer.from('<?xml version="1.0"?>\n'), svg('')])],
  ['HEIC', ftyp('heic')],
  ['AVIF', ftyp('avif')],
  ['JPEG 2000', Buffer.from('\0\0\0\x0cjP  \r\n\x87\n', 'latin1')],
  ['JPEG XL', Buffer.from('\xff\x0a\0\0\0\0', 'latin1')],
  ['BMP', Buffer.from('BM\x46\0\0\0\0\0\0\0', 'latin1')],
  ['GIF', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;', 'latin1')],
];

test.each(notPictures)('%s under the name of a photo is 415, by its bytes', async (_, bytes) => {
  expect(await said(bytes)).toBe('415 image_unsupported');
});

test('TIFF and HEIC are refused, the second with what to change on an iPhone', async () => {
  expect(await said(await drawn().tiff().toBuffer())).toBe('415 image_unsupported');
  const { error } = await (await post(ftyp('heic'))).json();
  expect(error.message).toContain('높은 호환성');
});

test('the same picture is read as JPEG, PNG and WebP, whatever it is called', async () => {
  const webp = await drawn().webp({ lossless: true }).toBuffer();
  for (const bytes of [jpeg, png, webp]) expect(await said(bytes)).toBe('200 640x400');
  for (const type of ['text/html', 'image/svg+xml', 'application/octet-stream']) {
    expect((await post(png, {}, type)).status).toBe(200);
  }
});

test('every way of writing pixels is read', async () => {
  const kinds = [
    await sharp(png).toColourspace('cmyk').jpeg().toBuffer(),
    await sharp(png).toColourspace('rgb16').png().toBuffer(),
    await sharp(png).ensureAlpha(0.5).png().toBuffer(),
    await sharp(png).png({ palette: true, colours: 2 }).toBuffer(),
    await sharp(png).withIccProfile('p3').jpeg().toBuffer(),
    animatedPng(640, 400, [0, 255]),
  ];
  for (const bytes of kinds) expect(await said(bytes)).toBe('200 640x400');
});

test('the eight orientations turn the size, and any other number is none', async () => {
  for (const orientation of [1, 2, 3, 4, 0, 9, 65535]) {
    expect(await said(withExifSegment(jpeg, exifOf(orientation)))).toBe('200 640x400');
  }
  for (const orientation of [5, 6, 7, 8]) {
    expect(await said(withExifSegment(jpeg, exifOf(orientation)))).toBe('200 400x640');
  }
});

test('a picture cut anywhere is 422, never half an answer', async () => {
  for (const share of [0.1, 0.5, 0.99]) {
    expect(await said(jpeg.subarray(0, jpeg.length * share))).toBe('422 image_corrupt');
    expect(await said(png.subarray(0, png.length * share))).toBe('422 image_corrupt');
  }
});

test('thin pictures and a single pixel are searched or refused, and find nothing', async () => {
  for (const [w, h] of [
    [1, 1],
    [1, 20_000],
    [20_000, 1],
  ] as const) {
    const response = await post(pngFile(pngHead(w, h), ['IDAT', pngRows(w, h, 90)]));
    expect([200, 422]).toContain(response.status);
    if (response.status === 200) expect((await response.json()).boxes).toEqual([]);
  }
});

test('pictures that would unpack to gigabytes are refused by their head, and memory stays as it was', async () => {
  const before = await residentMiB();
  expect(await said(pngFile(pngHead(50_000, 50_000), ['IDAT', pngRows(100, 100, 0)]))).toBe('422 image_too_large');
  const real = pngFile(pngHead(16_000, 16_000), ['IDAT', deflateSync(Buffer.alloc(16_001 * 16_000), { level: 1 })]);
  expect(await said(real)).toBe('422 image_too_large');
  const head = pngHead(64, 64);
  const note = Buffer.concat([Buffer.from('note\0\0', 'latin1'), deflateSync(Buffer.alloc(100_000_000, 'a'))]);
  expect(await said(pngFile(head, ['zTXt', note], ['IDAT', pngRows(64, 64, 50)]))).toMatch(
    /^(200 64x64|422 image_corrupt)$/,
  );
  const surplus = deflateSync(Buffer.alloc(100_000_000));
  expect(await said(pngFile(head, ['IDAT', surplus]))).toMatch(/^(200 64x64|422 image_corrupt)$/);
  expect((await residentMiB()) - before).toBeLessThan(100);
});

test('noise is answered with at most as many boxes as are given', async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const made = sharp({ create: { width: 900, height: 700, channels: 3, background: 'gray', noise } });
  const response = await post(await made.png().toBuffer(), { minNeighbors: '0', minSize: '1,1' });
  expect(response.status).toBe(200);
  expect((await response.json()).boxes.length).toBeLessThanOrEqual(detectLimits.boxes);
});

test('a cascade of one’s own, written as OpenCV writes it, finds what the shipped one finds', async () => {
  const cascadeFile = new Blob([cascadeXml(loadModel('haarcascade_frontalface_default'))]);
  const [own, shipped] = [await post(png, { cascadeFile }), await post(png)].map((response) => response.json());
  const { boxes } = await shipped;
  expect(boxes.length).toBeGreaterThan(1);
  expect((await own).boxes).toEqual(boxes);
});

const xml = (inside: string) => `<?xml version="1.0"?><opencv_storage>${inside}</opencv_storage>`;
const small = cascadeXml(loadModel('lbpcascade_frontalface'));
const brokenXml: [what: string, text: string | Buffer<ArrayBuffer>, said: string][] = [
  ['nothing', '', '422 xml_invalid'],
  ['HTML', '<!doctype html><p>', '422 xml_invalid'],
  ['an unclosed file', small.slice(0, -20), '422 xml_invalid'],
  ['two roots', small + small, '422 xml_invalid'],
  ['a reference out of range', xml('<a>&#9999999;</a>'), '422 xml_invalid'],
  ['an entity bomb', `<!DOCTYPE a [<!ENTITY a "aaaa">]>${xml('&a;')}`, '422 xml_doctype_forbidden'],
  ['UTF-16', Buffer.from(`\ufeff${small}`, 'utf16le'), '422 xml_encoding'],
  ['another root', '<html></html>', '422 cascade_invalid'],
  ['__proto__', xml('<__proto__>1</__proto__>'), '422 cascade_invalid'],
  ['NaN', small.replace(/<stageThreshold>[^<]*/, '<stageThreshold>NaN'), '422 cascade_invalid'],
  ['infinity', small.replace(/<stageThreshold>[^<]*/, '<stageThreshold>1e999'), '422 cascade_invalid'],
  ['a hexadecimal width', small.replace('<width>24', '<width>0x18'), '422 cascade_invalid'],
  ['a rectangle outside', small.replace(/<rect>\d+/, '<rect>24'), '422 cascade_invalid'],
  ['HOG', small.replace('<featureType>LBP', '<featureType>HOG'), '422 cascade_unsupported'],
];

test.each(brokenXml)('a cascade that is %s is refused, and the next picture is answered', async (_, text, expected) => {
  expect(await said(png, { cascadeFile: new Blob([text]) })).toBe(expected);
  expect(await said(png)).toBe('200 640x400');
});

test('a cascade that accepts every window is stopped in time and gives no more boxes than are given', async () => {
  const all = small.replace(/<stageThreshold>[^<]*/g, '<stageThreshold>-1e30');
  const response = await post(png, { cascadeFile: new Blob([all]), minNeighbors: '0', minSize: '1,1' });
  const { boxes, truncated } = await response.json();
  expect([response.status, boxes.length, truncated]).toEqual([200, detectLimits.boxes, true]);
});

test('thirty pictures at once are all answered or told when to come again', async () => {
  const before = await residentMiB();
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const made = sharp({ create: { width: 1600, height: 1200, channels: 3, background: 'gray', noise } });
  const photo = await made.jpeg({ quality: 90 }).toBuffer();
  const answers = await Promise.all(Array.from({ length: 30 }, () => post(photo)));
  for (const answer of answers) {
    if (answer.status === 200) continue;
    expect([answer.status, await codeOf(answer)]).toEqual([503, 'busy']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  expect((await residentMiB()) - before).toBeLessThan(400);
  expect(await said(png)).toBe('200 640x400');
});
