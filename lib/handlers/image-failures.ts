import { type Failure, failure } from '@/lib/base/failure';
import { detectLimits } from '@/lib/protocols/detect-options';
import type { ImageType, OpenableType } from '@/lib/vision/image-type';

/** What is said of pictures that cannot be searched. None repeats anything of the file. */

export function imageEmpty(): Failure {
  return failure(
    'image_empty',
    '사진 파일이 비어 있어요. 사진을 다시 골라 주세요.',
    'The image file is empty. Choose the picture again.',
  );
}

export function imageFileTooLarge(): Failure {
  const mebibytes = detectLimits.imageBytes / 1024 / 1024;
  return failure(
    'body_too_large',
    `사진 파일이 ${mebibytes}MB를 넘어요. 크기를 줄여서 다시 보내 주세요.`,
    `The image file is larger than ${mebibytes} MB. Make it smaller and send it again.`,
  );
}

export function imageTooLarge(): Failure {
  const megapixels = detectLimits.pixels / 1e6;
  return failure(
    'image_too_large',
    `사진이 너무 커요. 가로와 세로를 곱해서 ${megapixels}00만 화소까지 볼 수 있으니 줄여서 다시 보내 주세요.`,
    `The picture has more than ${megapixels} megapixels. Make it smaller and send it again.`,
  );
}

export function imageCorrupt(): Failure {
  return failure(
    'image_corrupt',
    '사진 파일이 잘렸거나 깨져서 열 수 없어요. 원본을 다시 저장하거나 다른 사진을 골라 주세요.',
    'The image file is cut off or damaged. Save the original again, or choose another picture.',
  );
}

/** @param type  What the bytes say. HEIC has its own advice, because it is what iPhones make. */
export function imageUnsupported(type: Exclude<ImageType, OpenableType>): Failure {
  if (type === 'heic') {
    return failure(
      'image_unsupported',
      '아이폰의 HEIC 사진은 아직 열 수 없어요. 아이폰 설정 > 카메라 > 포맷 > 높은 호환성으로 바꾸고 다시 찍거나, JPEG로 저장해서 올려 주세요.',
      'HEIC pictures cannot be opened. On an iPhone choose Settings > Camera > Formats > Most Compatible, or save as JPEG.',
    );
  }
  const [ko, en] = kinds[type];
  return failure(
    'image_unsupported',
    `${ko} 열 수 없어요. JPEG, PNG, WebP 사진을 올려 주세요.`,
    `${en} cannot be searched. Send a JPEG, PNG or WebP picture.`,
  );
}

const kinds: Record<Exclude<ImageType, OpenableType | 'heic'>, readonly [ko: string, en: string]> = {
  avif: ['AVIF 사진은', 'An AVIF picture'],
  gif: ['GIF 그림은', 'A GIF picture'],
  tiff: ['TIFF 사진은', 'A TIFF picture'],
  bmp: ['BMP 그림은', 'A BMP picture'],
  jxl: ['JPEG XL 사진은', 'A JPEG XL picture'],
  jp2: ['JPEG 2000 사진은', 'A JPEG 2000 picture'],
  svg: ['SVG 그림은', 'An SVG drawing'],
  video: ['동영상은', 'A film'],
  pdf: ['PDF 문서는', 'A PDF document'],
  zip: ['압축 파일은', 'An archive'],
  text: ['글 파일은', 'A text file'],
  unknown: ['사진이 아닌 파일은', 'This file'],
};

/** The decoder died over this picture or took too long. Another try may do; the next picture finds a fresh decoder. */
export function decoderLost(): Failure {
  return failure(
    'model_unavailable',
    '사진을 여는 프로그램이 멈춰서 다시 켰어요. 1초 뒤에 다시 하거나, JPEG로 다시 저장한 사진으로 해 보세요.',
    'The program that opens pictures stopped and was restarted. Try again in 1 s, or save the picture anew as JPEG.',
    1,
  );
}
