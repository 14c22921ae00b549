import { failure } from '@/lib/base/failure';
import type { SignatureAnswer } from '@/lib/demos/signature-answer';
import type { FieldProblem } from '@/lib/demos/signature-row';
import type { Signature } from '@/lib/serving/signature';

/** A signature that asks for everything a form can ask for. */
export const everyInput: Signature = {
  method: 'predict',
  inputs: {
    review: { dtype: 'string', shape: [], title: { ko: '영화 리뷰', en: 'Movie review' } },
    words: { dtype: 'string', shape: [-1], title: { ko: '뺄 낱말', en: 'Words to leave out' } },
    exact: { dtype: 'bool', shape: [], title: { ko: '꼼꼼하게', en: 'Carefully' } },
    user: { dtype: 'int64', shape: [], title: { ko: '사용자 번호', en: 'User id' } },
    size: { dtype: 'int32', shape: [2], title: { ko: '가장 작은 크기', en: 'Smallest size' } },
    pixels: { dtype: 'float32', shape: [4, 4], title: { ko: '밝기', en: 'Gray levels' } },
    photo: { dtype: 'bytes', shape: [], title: { ko: '사진', en: 'Photo' } },
    options: { dtype: 'record', shape: [], title: { ko: '설정', en: 'Options' } },
  },
  outputs: {},
};

export const problems: readonly FieldProblem[] = [
  {
    input: 'user',
    message: {
      ko: '정수가 아니에요. 3이나 -12처럼 소수점 없이 넣어 주세요.',
      en: 'This is not a whole number. Enter one such as 3 or -12.',
    },
  },
  { input: 'size', boxes: [1], message: { ko: '2번째 값: 숫자를 넣어 주세요.', en: 'Value 2: Enter a number.' } },
  { input: 'pixels', message: { ko: '16개가 필요한데 3개예요.', en: '16 values are needed, but there are 3.' } },
];

export const sampleFailure = failure(
  'busy',
  '지금 쓰는 사람이 많아요. 2초 뒤에 다시 해 주세요.',
  'The model is busy. Try again in 2 s.',
  2,
);

/** A gray slope of 16 × 16. */
const tinyPng = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAABDElEQVR42mNgwACMTMwsrGzsnFzcPLx8/IIMDEwsbJzcvPxCImIS0rLySgwMzGxcvIIi4tJySqoaOvrGDAwsnLxCYtLyKhq6hmZW9i4MDKzcgmIySuq6xhZ2Lp7+oQwMbLwi0koa+ma2Ll6BEfFpDAzs/OLy6vrm9u7+4fHp+eUMDJxC0iq6ZvYegVHJOaV1HQwMXCJyGsa27oHRaQVVLX0zGRi4xZR0LVz8o9IKazomz1vFwMAjoWpo5xWeXFDTOXXRut0MDLzSGmYugfE5VR1TF2/Yd4aBgU9Wx8ozIr20ZfKiDfvP3WVg4JfXt/ePz6/rm7du37l77xgYBJWMXULTyjtmrtp95u67/wD9LD9nhsuoPAAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);

/** An answer that gives everything a model can give. */
export const everyOutput: SignatureAnswer = {
  model: 'sample-model',
  version: 3,
  ms: 12.4,
  method: 'predict',
  labels: ['부정', '긍정'],
  outputs: {
    probabilities: { dtype: 'float32', shape: [2], title: { ko: '분류별 확률', en: 'Probability of each label' } },
    score: { dtype: 'float32', shape: [], title: { ko: '점수', en: 'Score' } },
    summary: { dtype: 'string', shape: [], title: { ko: '한 줄 요약', en: 'Summary' } },
    truncated: { dtype: 'bool', shape: [], title: { ko: '다 읽기 전에 멈춤', en: 'Stopped early' } },
    vector: { dtype: 'float32', shape: [-1], title: { ko: '문장 벡터', en: 'Sentence vector' } },
    attention: { dtype: 'float32', shape: [3, 4], title: { ko: '주의', en: 'Attention' } },
    boxes: { dtype: 'record', shape: [-1], title: { ko: '네모', en: 'Boxes' } },
    tree: { dtype: 'record', shape: [1, 1], title: { ko: '문장 구조', en: 'Parse tree' } },
    heat: { dtype: 'bytes', shape: [], title: { ko: '열지도', en: 'Heat map' } },
  },
  row: {
    probabilities: [0.038, 0.962],
    score: Math.fround(8.7),
    summary: '아이들이 웃고 어른들이 우는 영화.',
    truncated: false,
    vector: Array.from({ length: 384 }, (_, at) => Math.fround(Math.sin(at * 1.7) / 2)),
    attention: [
      [0.7, 0.1, 0.1, 0.1],
      [0.2, 0.5, 0.2, 0.1],
      [0.1, 0.1, 0.2, 0.6],
    ],
    boxes: [
      { x: 12, y: 30, width: 64, height: 64 },
      { x: 140, y: 28, width: 60, height: 60, inside: [{ x: 8, y: 12 }] },
    ],
    tree: [[{ word: '웃고', of: { word: '아이들이' } }]],
    heat: tinyPng,
  },
};

export const sampleParts = new Map<string, readonly (string | File)[]>([
  ['review', ['정말 재미있는 영화입니다.']],
  ['words', ['정말\n영화입니다']],
  ['exact', ['true']],
  ['user', ['3.5']],
  ['size', ['30', '']],
  ['pixels', ['0.1, 0.2, 0.3']],
  ['photo', [new File([tinyPng], '우리 반 소풍.png')]],
  ['options', ['{"top": 3}']],
]);
