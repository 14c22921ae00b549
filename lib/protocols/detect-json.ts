import { z } from 'zod';
import { failure } from '@/lib/base/failure';
import { err, type Result } from '@/lib/base/result';
import { base64Bytes, decodeBase64 } from './base64';
import { detectLimits } from './detect-options';
import { cascadeTooLarge, checkDetectRequest, type DetectRequest, imageMissing, imageTooLarge } from './detect-request';
import { detectSettingsSchema } from './detect-settings';
import { readJson } from './read-json';
import { unknownKey } from './unknown-key';

/** Ten times the escapes of OpenCV's largest cascade; the rest of a body is a few keys and two long texts. */
const maxSteps = 1_000_000;

/**
 * Reads the JSON body of `POST /detect`: `{"image": "<base64>", "cascade": "…", …}`. A `data:image/…;base64,` in front
 * of the picture, as browsers write it, is taken off.
 * Failures: those of {@link readJson} and of {@link checkDetectRequest}.
 */
export function readDetectJson(body: Uint8Array): Result<DetectRequest> {
  const json = readJson(body, maxSteps);
  if (!json.ok) return json;
  const sent = json.value;
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return err(notObject);
  const fields = new Map<string, unknown>(Object.entries(sent));
  const unknown = [...fields.keys()].find((key) => !keys.includes(key));
  if (unknown !== undefined) return err(unknownKey(unknown, keys));

  const image = fields.get('image');
  if (image === undefined) return err(imageMissing);
  if (typeof image !== 'string') return err(notBase64);
  const base64 = image.slice(dataUrl.exec(image.slice(0, 80))?.[0].length ?? 0);
  if (base64Bytes(base64) > detectLimits.imageBytes) return err(imageTooLarge);
  const bytes = decodeBase64(base64);
  if (!bytes) return err(notBase64);

  const xml = fields.get('cascadeXml') ?? undefined;
  if (xml !== undefined && typeof xml !== 'string') return err(notXmlText);
  if (xml !== undefined && xml.length > detectLimits.cascadeBytes) return err(cascadeTooLarge);
  return checkDetectRequest({
    image: bytes,
    ...(xml === undefined ? {} : { cascadeXml: new TextEncoder().encode(xml) }),
    settings: {
      cascade: fields.get('cascade'),
      scaleFactor: fields.get('scaleFactor'),
      minNeighbors: fields.get('minNeighbors'),
      minSize: fields.get('minSize'),
      maxSize: fields.get('maxSize'),
      inside: fields.get('inside'),
    },
  });
}

const { cascade, ...settings } = detectSettingsSchema.partial().shape;

/**
 * What {@link readDetectJson} takes, but for two rules between settings: `cascade` and `cascadeXml` stand alone, and
 * `minSize` isn't above `maxSize`. For descriptions of the API; a test holds the two together.
 */
export const detectJsonSchema = z.strictObject({
  image: z.base64().min(4).meta({ contentEncoding: 'base64' }),
  cascade,
  cascadeXml: z.string().min(1).max(detectLimits.cascadeBytes).nullable().optional(),
  ...settings,
});

const keys = Object.keys(detectJsonSchema.shape);

const dataUrl = /^data:image\/[a-z0-9.+-]{1,40};base64,/i;

const notObject = failure(
  'bad_input',
  '본문은 {"image": "base64로 쓴 사진"} 모양이어야 해요.',
  'The body must be an object: {"image": "a picture in base64"}.',
);

const notBase64 = failure(
  'bad_input',
  '"image"를 base64로 읽을 수 없어요. 사진 파일을 표준 base64(줄바꿈 없이)로 바꿔서 넣어 주세요.',
  '"image" isn\'t base64. Write the picture file in standard base64, without line breaks.',
);

const notXmlText = failure(
  'bad_input',
  '"cascadeXml"에는 cascade XML의 내용을 글로 넣어 주세요.',
  '"cascadeXml" must be the text of a cascade XML.',
);
