import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type ImageType, imageTypeOf, isOpenable, type OpenableType } from '@/lib/vision/image-type';
import { pictureSize } from './picture-size';

export interface PictureLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Width times height. */
  readonly pixels: number;
}

/** Enough for the metadata that cameras put before a JPEG's size. */
const headBytes = 512 * 1024;

/** Looks at a file's size, type and header before anything is decoded or sent. Its name and Content-Type are not believed. */
export async function checkPicture(file: Blob, limits: PictureLimits): Promise<Result<OpenableType>> {
  if (file.size === 0) return err(empty);
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  } catch {
    // The file was moved or another program holds it: the browser says no more than that.
    return err(unreadable);
  }
  const type = imageTypeOf(head);
  if (!isOpenable(type)) return err(unsupported(type));
  if (file.size > limits.bytes) return err(tooManyBytes(file.size, limits.bytes));
  const size = pictureSize(type, head);
  if (size && size.width * size.height > limits.pixels) return err(tooManyPixels(size.width, size.height, limits));
  return ok(type);
}

/** Also what a decoder's refusal becomes. */
export const corruptPicture = failure(
  'image_corrupt',
  '사진이 망가져서 열지 못했어요. 다시 저장하거나 다른 사진을 골라 주세요.',
  'The picture is damaged and didn’t open. Save it again or choose another one.',
);

const empty = failure(
  'image_empty',
  '파일이 비어 있어요. 다른 사진을 골라 주세요.',
  'The file is empty. Choose another picture.',
);

const unreadable = failure(
  'bad_input',
  '파일을 열지 못했어요. 다른 프로그램이 쓰고 있지 않은지 보고 다시 골라 주세요.',
  'The file didn’t open. See that no other program holds it and choose it again.',
);

function unsupported(type: Exclude<ImageType, OpenableType>): Failure {
  if (type === 'heic') {
    return failure(
      'image_unsupported',
      '아이폰의 HEIC 사진은 읽지 못해요. 설정 > 카메라 > 포맷에서 ‘높은 호환성’을 고르고 다시 찍거나, JPG로 바꿔 주세요.',
      'HEIC photos can’t be read. On the iPhone choose Settings > Camera > Formats > Most Compatible and take it again, or save it as JPG.',
    );
  }
  if (type === 'unknown' || type === 'text' || type === 'zip') {
    return failure(
      'image_unsupported',
      '사진 파일이 아니에요. JPG, PNG, WebP 사진을 골라 주세요.',
      'This is not a picture. Choose a JPG, PNG or WebP one.',
    );
  }
  const name = names[type] ?? { ko: type.toUpperCase(), en: type.toUpperCase() };
  return failure(
    'image_unsupported',
    `${name.ko} 파일은 읽지 못해요. JPG, PNG, WebP로 바꿔 주세요.`,
    `${name.en} can’t be read. Save it as JPG, PNG or WebP.`,
  );
}

/** Where the short form of a type is not what people call it. */
const names: Partial<Record<ImageType, { readonly ko: string; readonly en: string }>> = {
  video: { ko: '동영상', en: 'A film' },
  jxl: { ko: 'JPEG XL', en: 'JPEG XL' },
  jp2: { ko: 'JPEG 2000', en: 'JPEG 2000' },
};

function tooManyBytes(bytes: number, most: number): Failure {
  const [got, limit] = [bytes, most].map((count) => (count / 1024 / 1024).toFixed(count === most ? 0 : 1));
  return failure(
    'body_too_large',
    `사진이 ${got} MB예요. ${limit} MB까지 열 수 있어요. 작게 저장해서 다시 골라 주세요.`,
    `The picture has ${got} MB; up to ${limit} MB can be opened. Save a smaller one and choose that.`,
  );
}

function tooManyPixels(width: number, height: number, { pixels }: PictureLimits): Failure {
  const most = Math.round(pixels / 1_000_000);
  return failure(
    'image_too_large',
    `사진이 ${width}×${height} 픽셀이에요. ${most}00만 픽셀까지 열 수 있어요. 작게 줄여서 다시 골라 주세요.`,
    `The picture has ${width}×${height} pixels; up to ${most} million can be opened. Make it smaller and choose it again.`,
  );
}
