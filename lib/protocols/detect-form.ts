import { type Failure, failure } from '@/lib/base/failure';
import { err, type Result } from '@/lib/base/result';
import { checkDetectRequest, type DetectRequest, imageMissing } from './detect-request';
import { showableKey } from './json-guard';
import { unknownKey } from './unknown-key';

/** One part of a form. Bytes came as a file, whose name and type are not kept: only what is in it counts. */
export interface FormPart {
  readonly name: string;
  readonly value: string | Uint8Array;
}

/**
 * Reads the form of `POST /detect`, and the page's: `image` a file; `cascade`, `scaleFactor`, `minNeighbors`, `minSize`
 * and `maxSize` ("30,30" or "30x30", or "null" for no limit) as text; `inside` several times or with commas; `cascadeFile` an own cascade XML.
 * A text of length 0 is what a form says of a box left empty, and counts as not sent.
 * Failures: `bad_input`, `duplicate_key`, `too_many_files`, and those of {@link checkDetectRequest}.
 */
export function readDetectForm(parts: readonly FormPart[]): Result<DetectRequest> {
  const files = new Map<string, Uint8Array>();
  const texts = new Map<string, string>();
  const inside: string[] = [];
  for (const { name, value } of parts) {
    const flaw = flawOf(name, value);
    if (flaw) return err(flaw);
    if (typeof value !== 'string') {
      if (files.has(name)) return err(tooManyFiles);
      files.set(name, value);
    } else if (name === 'inside') {
      inside.push(...value.split(',').map((one) => one.trim()));
    } else if (value !== '') {
      if (texts.has(name)) return err(twice(name));
      texts.set(name, value.trim());
    }
  }
  const image = files.get('image');
  const cascadeXml = files.get('cascadeFile');
  if (!image) return err(imageMissing);
  const named = inside.filter((name) => name !== '');
  return checkDetectRequest({
    image,
    ...(cascadeXml ? { cascadeXml } : {}),
    settings: {
      cascade: texts.get('cascade'),
      scaleFactor: readNumber(texts.get('scaleFactor')),
      minNeighbors: readNumber(texts.get('minNeighbors')),
      minSize: readSize(texts.get('minSize')),
      maxSize: readSize(texts.get('maxSize')),
      inside: named.length > 0 ? named : undefined,
    },
  });
}

const fileNames = ['image', 'cascadeFile'];
const textNames = ['cascade', 'scaleFactor', 'minNeighbors', 'minSize', 'maxSize', 'inside'];

function flawOf(name: string, value: FormPart['value']): Failure | undefined {
  if (fileNames.includes(name)) return typeof value === 'string' ? notFile(name) : undefined;
  if (!textNames.includes(name)) return unknownKey(name, [...fileNames, ...textNames]);
  return typeof value === 'string' ? undefined : notText(name);
}

/** What is no number stays text, which the settings then refuse. */
function readNumber(text: string | undefined): unknown {
  return text !== undefined && /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : text;
}

/** `null` is what JSON says where there is no limit; a text of length 0 would mean the default one. */
function readSize(text: string | undefined): unknown {
  if (text === 'null') return null;
  const sides = text === undefined ? null : /^(\d{1,9})\s*[,xX×]\s*(\d{1,9})$/.exec(text);
  return sides ? [Number(sides[1]), Number(sides[2])] : text;
}

function twice(name: string): Failure {
  const shown = showableKey(name) ?? '';
  return failure(
    'duplicate_key',
    `"${shown}"이(가) 두 번 있어요. 하나만 보내 주세요.`,
    `"${shown}" is given twice. Send it once.`,
  );
}

function notFile(name: string): Failure {
  return failure(
    'bad_input',
    `"${name}"에는 파일을 넣어 주세요. curl에서는 -F ${name}=@파일이에요.`,
    `"${name}" must be a file: -F ${name}=@FILE in curl.`,
  );
}

function notText(name: string): Failure {
  return failure(
    'bad_input',
    `"${name}"에는 파일이 아니라 글을 넣어 주세요.`,
    `"${name}" must be text, and not a file.`,
  );
}

const tooManyFiles = failure(
  'too_many_files',
  '파일이 너무 많아요. 한 번에 사진 하나씩 보내 주세요.',
  'There are too many files. Send one picture at a time.',
);
