import { type Failure, failure } from '@/lib/base/failure';

/** @param element The element of OpenCV's format that is wrong or missing. One of ours, never text from the file. */
export function cascadeFailure(element: string): Failure {
  return failure(
    'cascade_invalid',
    `cascade 파일의 ${element} 값이 없거나 범위를 벗어났어요. OpenCV가 만든 파일을 그대로 올려 주세요.`,
    `The cascade's ${element} is missing or out of range. Upload the file just as OpenCV wrote it.`,
  );
}

export function tooComplexFailure(): Failure {
  return failure(
    'cascade_too_complex',
    'cascade가 너무 커요. 200단계, 분류기 20,000개까지의 파일을 올려 주세요.',
    'The cascade is too large. Upload one of at most 200 stages and 20,000 weak classifiers.',
  );
}

/** @param got What the file says it is, if it is one of the kinds OpenCV knows. */
export function unsupportedFailure(got: string): Failure {
  return failure(
    'cascade_unsupported',
    `${got} 방식의 cascade는 아직 쓸 수 없어요. HAAR나 LBP 파일을 올려 주세요.`,
    `Cascades of type ${got} are not supported. Upload a HAAR or LBP one.`,
  );
}
