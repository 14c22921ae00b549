import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { Row } from '@/lib/serving/row';
import { type DetectSettings, detectLimits } from './detect-options';
import { type RawSettings, readDetectSettings } from './detect-settings';

/** The model behind `/detect`. */
export const facesModel = 'faces';

/** What a picture is searched for, and how. */
export interface DetectRequest {
  /** The file as it was sent: JPEG, PNG or WebP, which only decoding it can tell. */
  readonly image: Uint8Array;
  /** An own cascade, which then stands in for `settings.cascade`; of length 0 when there is none. */
  readonly cascadeXml: Uint8Array;
  readonly settings: DetectSettings;
}

/** What the readers of a JSON body and of a form have in common: the files as bytes, the rest not yet checked. */
export interface RawDetectRequest {
  readonly image: Uint8Array;
  readonly cascadeXml?: Uint8Array;
  readonly settings: RawSettings;
}

/** Failures: `image_empty`, `body_too_large`, `xml_invalid`, `bad_input`, which names the key. */
export function checkDetectRequest({ image, cascadeXml, settings }: RawDetectRequest): Result<DetectRequest> {
  if (image.length === 0) return err(imageEmpty);
  if (image.length > detectLimits.imageBytes) return err(imageTooLarge);
  if (cascadeXml?.length === 0) return err(cascadeEmpty);
  if (cascadeXml && cascadeXml.length > detectLimits.cascadeBytes) return err(cascadeTooLarge);
  if (cascadeXml && settings.cascade !== undefined) return err(twoCascades);
  const read = readDetectSettings(settings);
  if (!read.ok) return read;
  return ok({ image, cascadeXml: cascadeXml ?? new Uint8Array(0), settings: read.value });
}

/** The request as the one row that the faces model takes. */
export function detectRow({ image, cascadeXml, settings }: DetectRequest): Row {
  return {
    image,
    cascade: settings.cascade,
    cascade_xml: cascadeXml,
    inside: settings.inside,
    scale_factor: settings.scaleFactor,
    min_neighbors: settings.minNeighbors,
    min_size: settings.minSize ?? [0, 0],
    max_size: settings.maxSize ?? [0, 0],
  };
}

const mebibytes = (bytes: number) => bytes / 1024 / 1024;

/** Also the answer to a body that says it is larger than any picture may be. */
export const imageTooLarge: Failure = failure(
  'body_too_large',
  `사진이 너무 커요. ${mebibytes(detectLimits.imageBytes)} MiB까지 받아요. 긴 쪽을 1280픽셀쯤으로 줄여서 다시 해 주세요.`,
  `The picture is too large: up to ${mebibytes(detectLimits.imageBytes)} MiB are accepted. Shrink its longer side to about 1280 pixels and try again.`,
);

export const imageMissing: Failure = failure(
  'bad_input',
  '"image"가 없어요. 사진을 넣어 보내 주세요.',
  'There is no "image". Send a picture in it.',
);

const imageEmpty = failure(
  'image_empty',
  '사진 파일이 비어 있어요. 다른 사진을 골라 주세요.',
  'The picture file is empty. Choose another one.',
);

const cascadeEmpty = failure(
  'xml_invalid',
  'cascade XML 파일이 비어 있어요. 파일을 확인해 주세요.',
  'The cascade XML file is empty. Check the file.',
);

export const cascadeTooLarge: Failure = failure(
  'body_too_large',
  `cascade XML이 너무 커요. ${mebibytes(detectLimits.cascadeBytes)} MiB까지 받아요.`,
  `The cascade XML is too large: up to ${mebibytes(detectLimits.cascadeBytes)} MiB are accepted.`,
);

const twoCascades = failure(
  'bad_input',
  '"cascade"와 내 cascade XML이 함께 왔어요. 하나만 보내 주세요.',
  'Both "cascade" and a cascade XML of your own were sent. Send one of them.',
);
