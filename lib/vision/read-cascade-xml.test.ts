import { expect, test, vi } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { encodeCascade } from './cascade-binary';
import { createDetector } from './detect';
import { drawFaces, drawNoise } from './draw-test-image';
import { cascadeXml } from './fixtures/cascade-xml';
import { loadModel } from './fixtures/load-model';
import { readCascadeXml } from './read-cascade-xml';

// Many scans, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const small = cascadeXml(loadModel('haarcascade_licence_plate_rus_16stages'));
const forked = cascadeXml(loadModel('haarcascade_lefteye_2splits'));
const lbp = cascadeXml(loadModel('lbpcascade_frontalface'));

test.for([
  'haarcascade_frontalface_default',
  'haarcascade_eye_tree_eyeglasses',
  'haarcascade_russian_plate_number',
  'lbpcascade_silverware',
])('%s written as XML is read back the same', (name) => {
  const cascade = loadModel(name);
  const read = readCascadeXml(encode(cascadeXml(cascade)));
  if (!read.ok) throw new Error(read.failure.message.en);
  expect(Buffer.compare(encodeCascade(read.value), encodeCascade(cascade))).toBe(0);
});

test('a cascade read from XML finds the same faces as the shipped one', () => {
  const image = drawFaces(5, 240, 180);
  const cascade = readCascadeXml(encode(cascadeXml(loadModel('haarcascade_frontalface_alt2'))));
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  const found = createDetector(cascade.value).detect(image);
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(createDetector(loadModel('haarcascade_frontalface_alt2')).detect(image));
});

test('the format of opencv_haartraining is read: nodes, leaves in their order, tilted features', () => {
  const cascade = readCascadeXml(encode(oldCascade));
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  const { nodeLefts, nodeRights, leafValues, treeNodes, featureTilted, featureWeights, stageThresholds } =
    cascade.value;
  expect([...treeNodes]).toEqual([0, 2]);
  expect([...nodeLefts]).toEqual([0, -1]);
  expect([...nodeRights]).toEqual([1, -2]);
  expect([...leafValues]).toEqual([0.25, -0.5, 0.75].map(Math.fround));
  expect([...featureTilted]).toEqual([0, 1]);
  expect([...featureWeights]).toEqual([-1, 2, 0, -1, 2, 0]);
  expect(stageThresholds[0]).toBe(Math.fround(Math.fround(-0.5) - Math.fround(1e-5)));
});

const refused: [what: string, xml: string | Uint8Array, code: string][] = [
  ['a character reference', small.replace('<width>', '<width>&#9999999;'), 'xml_invalid'],
  ['an entity', small.replace('<width>', '<width>&amp;'), 'xml_invalid'],
  [
    'a document type',
    small.replace('<opencv_storage>', '<!DOCTYPE a [<!ENTITY b "c">]><opencv_storage>'),
    'xml_doctype_forbidden',
  ],
  ['character data', small.replace('<width>', '<width><![CDATA[64]]>'), 'xml_invalid'],
  ['a processing instruction', small.replace('<opencv_storage>', '<?php 1 ?><opencv_storage>'), 'xml_invalid'],
  ['an unclosed element', small.replace('</opencv_storage>', ''), 'xml_invalid'],
  ['an unclosed comment', `${small}<!-- `, 'xml_invalid'],
  ['crossed tags', small.replace('</cascade>\n</opencv_storage>', '</opencv_storage></cascade>'), 'xml_invalid'],
  ['two roots', `${small}<a/>`, 'xml_invalid'],
  ['text behind the root', `${small}x`, 'xml_invalid'],
  ['nothing', '', 'xml_invalid'],
  ['a web page', '<html><body><p>No</p></body></html>', 'cascade_invalid'],
  ['deep nesting', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`, 'xml_invalid'],
  ['another root', small.replaceAll('opencv_storage', 'storage'), 'cascade_invalid'],
  ['UTF-16', Uint8Array.from(Buffer.from(small, 'utf16le')), 'xml_encoding'],
  ['bytes of CP949', Uint8Array.from([...encode(small), 0xc7, 0xd1]), 'xml_encoding'],
  ['another encoding declared', small.replace('version="1.0"', 'version="1.0" encoding="EUC-KR"'), 'xml_encoding'],
  ['a HOG cascade', small.replace('HAAR', 'HOG'), 'cascade_unsupported'],
  ['an unknown feature type', small.replace('HAAR', 'SIFT'), 'cascade_invalid'],
  ['the name __proto__', small.replaceAll('stageThreshold>', '__proto__>'), 'cascade_invalid'],
  ['the name constructor', small.replaceAll('features>', 'constructor>'), 'cascade_invalid'],
  ['no features', small.replace(/<features>[\s\S]*<\/features>/, '<features></features>'), 'cascade_invalid'],
  ['a window of 2 pixels', small.replace('<width>64', '<width>2'), 'cascade_invalid'],
  ['a window of 256 pixels', small.replace('<width>64', '<width>256'), 'cascade_invalid'],
  ['fewer stages than said', small.replace('<stageNum>16', '<stageNum>17'), 'cascade_invalid'],
  ['a field twice', small.replace('<width>', '<width>64</width><width>'), 'cascade_invalid'],
];

test.for(refused)('%s is refused', ([, xml, code]) => {
  const read = readCascadeXml(typeof xml === 'string' ? encode(xml) : xml);
  expect(read.ok ? 'accepted' : read.failure.code).toBe(code);
});

// What stands in the first node, the first leaf, the first rectangle: all in the file's own words.
const wrongNumbers = ['NaN', '.Inf', '1e999', '0x1F', '007', '1,5', '', '--1', '1e', '+', 'ten'];

test.for(wrongNumbers)('a threshold, leaf or weight of "%s" is refused', (number) => {
  for (const edited of [
    forked.replace(/(<internalNodes>\s*\S+ \S+ \S+ )\S+/, `$1${number}`),
    forked.replace(/(<leafValues>)\S+/, `$1${number}`),
    forked.replace(/(<rects><_>\S+ \S+ \S+ \S+ )[^<]+/, `$1${number}`),
    forked.replace(/(<stageThreshold>)[^<]+/, `$1${number}`),
  ]) {
    expect(edited).not.toBe(forked);
    expect(codeOf(edited)).toBe('cascade_invalid');
  }
});

// The first node of the first tree: left, right, feature. The tree has two nodes and three leaves, the file 732 features.
const wrongNodes = ['2 0 0', '0 2 0', '1000000000 0 0', '-3 1 0', '0.5 1 0', '0 1 732', '0 1 -1', '0 1 1e9'];

test.for(wrongNodes)('a node that points outside, "%s", is refused', (fields) => {
  expect(codeOf(forked.replace(/(<internalNodes>\s*)\S+ \S+ \S+/, `$1${fields}`))).toBe('cascade_invalid');
});

test('a node that points at itself or back at its parent is refused', () => {
  const second = /(<internalNodes>\s*\S+ \S+ \S+ \S+ )\S+/;
  expect(codeOf(forked.replace(second, '$1-2'))).toBe('accepted');
  expect(codeOf(forked.replace(second, '$11'))).toBe('cascade_invalid');
});

const wrongRects = ['-1 0 4 4', '0 -1 4 4', '17 0 4 4', '0 17 4 4', '0 0 0 4', '0 0 4 -4', '255 0 255 1', '0 0 1.5 4'];

test.for(wrongRects)('rectangle "%s" in a window of 20x20 is refused', (rect) => {
  const edited = forked.replace(/(<rects><_>)\S+ \S+ \S+ \S+/, `$1${rect}`);
  expect(codeOf(edited)).toBe('cascade_invalid');
});

test('one rectangle and five rectangles are refused', () => {
  const rect = '<_>0 0 4 4 -1.</_>';
  for (const rects of [rect, rect.repeat(5)]) {
    expect(codeOf(forked.replace(/<rects>.*?<\/rects>/, `<rects>${rects}</rects>`))).toBe('cascade_invalid');
  }
});

test('blocks of a local binary pattern must lie in the window, all nine', () => {
  expect(codeOf(lbp.replace(/<rect>[^<]+/, '<rect>0 0 8 8'))).toBe('accepted');
  expect(codeOf(lbp.replace(/<rect>[^<]+/, '<rect>0 0 9 8'))).toBe('cascade_invalid');
});

test('5 MB and 200 stages are the most', () => {
  expect(codeOf(new Uint8Array(5 * 1024 * 1024 + 1))).toBe('body_too_large');
  const stage = /<stages>(<_>[\s\S]*?<\/weakClassifiers><\/_>)/.exec(small)?.[1] ?? '';
  const many = small.replace(/<stages>[\s\S]*<\/stages>/, `<stages>${stage.repeat(201)}</stages>`);
  expect(codeOf(many.replace('<stageNum>16', '<stageNum>201'))).toBe('cascade_too_complex');
});

test('whatever is changed in a file, it is refused or its scan ends', { timeout: 60_000 }, () => {
  const random = mulberry32(11);
  const image = drawNoise(12, 90, 70);
  let accepted = 0;
  for (const xml of [small, forked, lbp]) {
    for (let round = 0; round < 60; round++) {
      const edited = mutate(xml, random);
      const read = readCascadeXml(encode(edited));
      if (!read.ok) continue;
      accepted++;
      createDetector(read.value).detect(image, { scaleFactor: 1.5 });
    }
  }
  expect(accepted).toBeGreaterThan(20);
});

function mutate(xml: string, random: () => number): string {
  const at = Math.floor(random() * xml.length);
  const kind = random();
  if (kind < 0.6) {
    const digit = xml.slice(at).search(/\d/);
    const place = digit < 0 ? at : at + digit;
    return `${xml.slice(0, place)}${Math.floor(random() * 10)}${xml.slice(place + 1)}`;
  }
  if (kind < 0.8)
    return `${xml.slice(0, at)}${String.fromCharCode(32 + Math.floor(random() * 95))}${xml.slice(at + 1)}`;
  return xml.slice(0, at) + xml.slice(at + 1 + Math.floor(random() * 20));
}

function codeOf(xml: string | Uint8Array): string {
  const read = readCascadeXml(typeof xml === 'string' ? encode(xml) : xml);
  return read.ok ? 'accepted' : read.failure.code;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const oldCascade = `<?xml version="1.0"?>
<opencv_storage>
<any_name type_id="opencv-haar-classifier">
  <size>
    20 10</size>
  <stages>
    <_>
      <trees>
        <_>
          <_>
            <feature><rects><_>0 0 4 4 -1.</_><_>0 0 2 4 2.</_></rects><tilted>0</tilted></feature>
            <threshold>1.5e-002</threshold>
            <left_val>2.5e-001</left_val>
            <right_node>1</right_node></_>
          <_>
            <feature><rects><_>8 0 2 4 -1.</_><_>8 0 2 2 2.</_></rects><tilted>1</tilted></feature>
            <threshold>-1.5e-002</threshold>
            <left_val>-5.0e-001</left_val>
            <right_val>7.5e-001</right_val></_></_></trees>
      <stage_threshold>-5.0e-001</stage_threshold>
      <parent>-1</parent>
      <next>-1</next></_></stages></any_name>
</opencv_storage>
`;
