import type { Bilingual } from '@/lib/base/failure';

/** What a cascade finds, for sentences that name and count it. */
export interface CascadeNoun {
  readonly one: Bilingual;
  readonly many: Bilingual;
  /** What Korean counts it in: "얼굴 3개", "사람 2명". */
  readonly counter: string;
}

export const nouns = {
  face: noun('얼굴', 'face', 'faces'),
  eye: noun('눈', 'eye', 'eyes'),
  smile: noun('웃는 입', 'smile', 'smiles'),
  person: noun('사람', 'person', 'people', '명'),
  upperBody: noun('윗몸', 'upper body', 'upper bodies'),
  lowerBody: noun('아랫몸', 'lower body', 'lower bodies'),
  catFace: noun('고양이 얼굴', 'cat face', 'cat faces'),
  plate: noun('번호판', 'number plate', 'number plates'),
  cutlery: noun('식기', 'piece of cutlery', 'pieces of cutlery'),
} as const satisfies Record<string, CascadeNoun>;

/** Of a cascade that somebody brought along: nobody here knows what it finds. */
export const unknownNoun: CascadeNoun = noun('물체', 'object', 'objects');

function noun(one: string, english: string, englishMany: string, counter = '개'): CascadeNoun {
  return { one: { ko: one, en: english }, many: { ko: one, en: englishMany }, counter };
}
