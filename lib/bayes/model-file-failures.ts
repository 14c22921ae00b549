import { type Failure, failure } from '@/lib/base/failure';
import { FORMAT_VERSION } from './model-layout';

// One sentence for each way a model file can be wrong, so that a reader knows which it is. None names a path.

export function otherFormat(): Failure {
  return failure(
    'model_invalid',
    '나이브 베이즈 모델 파일이 아니에요. npm run train으로 다시 만들어 주세요.',
    'This is not a naive Bayes model file. Make one with npm run train.',
  );
}

export function otherVersion(version: number): Failure {
  return failure(
    'model_invalid',
    `모델 파일 형식이 버전 ${version}인데, 이 프로그램은 버전 ${FORMAT_VERSION}을(를) 읽어요. 이 프로그램으로 다시 학습해 주세요.`,
    `The model file is of format version ${version}; this program reads ${FORMAT_VERSION}. Train it again with this program.`,
  );
}

export function wrongLength(got: number, expected: number | undefined): Failure {
  const isLonger = expected !== undefined && got > expected;
  const ko = isLonger ? '모델 파일 뒤에 다른 내용이 붙어 있어요' : '모델 파일이 중간에 잘렸어요';
  const en = isLonger ? 'The model file has bytes behind its end' : 'The model file is cut short';
  const sizes =
    expected === undefined
      ? [`${got}바이트`, `${got} bytes`]
      : [`${got}/${expected}바이트`, `${got} of ${expected} bytes`];
  return failure(
    'model_invalid',
    `${ko}(${sizes[0]}). 파일을 다시 복사하거나 다시 학습해 주세요.`,
    `${en} (${sizes[1]}). Copy it again or train again.`,
  );
}

export function changedBytes(): Failure {
  return failure(
    'model_invalid',
    '모델 파일의 내용이 바뀌었어요(검사값이 달라요). 파일을 다시 복사하거나 다시 학습해 주세요.',
    'Bytes of the model file have changed (the checksum differs). Copy it again or train again.',
  );
}

export function contradiction(detail: string): Failure {
  return failure(
    'model_invalid',
    `모델 파일의 내용이 서로 맞지 않아요: ${detail} 다시 학습해 주세요.`,
    `The model file contradicts itself: ${detail} Train again.`,
  );
}
