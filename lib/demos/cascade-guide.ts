import type { Bilingual } from '@/lib/base/failure';
import { type CascadeNoun, nouns } from './cascade-nouns';

export type CascadeGroup = 'face' | 'part' | 'body' | 'cat' | 'plate' | 'thing';

/** The groups in the order in which they are offered. */
export const cascadeGroups: readonly CascadeGroup[] = ['face', 'part', 'body', 'cat', 'plate', 'thing'];

/** What a person should know of a cascade before they choose it. */
export interface CascadeGuide {
  /** OpenCV's file name without `.xml`. */
  readonly name: string;
  readonly group: CascadeGroup;
  readonly noun: CascadeNoun;
  readonly title: Bilingual;
  /** One sentence: what it finds, and what it is good or bad at. */
  readonly sentence: Bilingual;
  /** Cascades worth looking for inside what this one finds. */
  readonly inside: readonly string[];
}

const inFaces = [
  'haarcascade_eye',
  'haarcascade_eye_tree_eyeglasses',
  'haarcascade_lefteye_2splits',
  'haarcascade_righteye_2splits',
  'haarcascade_smile',
];
const inBodies = ['haarcascade_frontalface_default', 'haarcascade_upperbody'];

/** Every shipped cascade, in the order in which it is offered. */
export const cascadeGuide: readonly CascadeGuide[] = [
  guide('haarcascade_frontalface_default', 'face', nouns.face, inFaces, {
    title: ['정면 얼굴 (기본)', 'Frontal face (default)'],
    sentence: [
      '가장 널리 쓰는 검출기예요. 잘 찾지만 얼굴이 아닌 곳을 짚기도 해요.',
      'The one most people use. It finds a lot, and sometimes points at what is no face.',
    ],
  }),
  guide('haarcascade_frontalface_alt', 'face', nouns.face, inFaces, {
    title: ['정면 얼굴 alt', 'Frontal face alt'],
    sentence: ['기본보다 조금 더 조심스럽게 골라요.', 'A little more careful than the default.'],
  }),
  guide('haarcascade_frontalface_alt2', 'face', nouns.face, inFaces, {
    title: ['정면 얼굴 alt2', 'Frontal face alt2'],
    sentence: [
      '한 번에 두 가지를 묻는 작은 나무로 판단해요. 헛짚는 일이 적은 편이에요.',
      'Decides with small trees that ask two questions each. Seldom points at the wrong thing.',
    ],
  }),
  guide('haarcascade_frontalface_alt_tree', 'face', nouns.face, inFaces, {
    title: ['정면 얼굴 alt_tree', 'Frontal face alt_tree'],
    sentence: [
      '가장 까다로워요. 헛짚는 일은 드물지만 놓치는 얼굴이 많아요.',
      'The strictest: seldom wrong, but it misses many faces.',
    ],
  }),
  guide('haarcascade_profileface', 'face', nouns.face, inFaces, {
    title: ['옆얼굴', 'Face from the side'],
    sentence: [
      '한쪽을 보는 옆얼굴을 찾아요. 못 찾으면 사진을 좌우로 뒤집어 보세요.',
      'Finds faces that look to one side. If it misses one, try the photo mirrored.',
    ],
  }),
  guide('lbpcascade_frontalface', 'face', nouns.face, inFaces, {
    title: ['정면 얼굴 LBP', 'Frontal face LBP'],
    sentence: [
      '밝기 대신 이웃한 칸의 밝고 어두움만 비교해서 가벼워요.',
      'Only compares which neighbouring cells are brighter, so it has little to compute.',
    ],
  }),
  guide('lbpcascade_frontalface_improved', 'face', nouns.face, inFaces, {
    title: ['정면 얼굴 LBP (개선)', 'Frontal face LBP, improved'],
    sentence: [
      '45픽셀보다 큰 얼굴만 찾는 대신 더 자세히 봐요.',
      'Looks more closely, but only finds faces larger than 45 pixels.',
    ],
  }),
  guide('lbpcascade_profileface', 'face', nouns.face, inFaces, {
    title: ['옆얼굴 LBP', 'Face from the side LBP'],
    sentence: ['옆얼굴을 LBP로 찾아요. 한쪽 방향만 봐요.', 'Finds faces from one side by LBP.'],
  }),
  guide('haarcascade_eye', 'part', nouns.eye, [], {
    title: ['눈', 'Eye'],
    sentence: ['뜬 눈을 찾아요. 얼굴 안에서 찾을 때 더 잘 맞아요.', 'Finds open eyes; best inside a face.'],
  }),
  guide('haarcascade_eye_tree_eyeglasses', 'part', nouns.eye, [], {
    title: ['안경 낀 눈', 'Eye, also behind glasses'],
    sentence: ['안경을 낀 눈도 찾아요.', 'Finds eyes behind glasses too.'],
  }),
  guide('haarcascade_lefteye_2splits', 'part', nouns.eye, [], {
    title: ['왼눈', 'Left eye'],
    sentence: ['왼눈을 찾아요. 감은 눈도 찾을 때가 있어요.', 'Finds the left eye, at times even a closed one.'],
  }),
  guide('haarcascade_righteye_2splits', 'part', nouns.eye, [], {
    title: ['오른눈', 'Right eye'],
    sentence: ['오른눈을 찾아요. 감은 눈도 찾을 때가 있어요.', 'Finds the right eye, at times even a closed one.'],
  }),
  guide('haarcascade_smile', 'part', nouns.smile, [], {
    title: ['웃음', 'Smile'],
    sentence: [
      '웃는 입을 찾아요. 많이 헛짚으니 얼굴 안에서 까다롭게 찾아보세요.',
      'Finds smiling mouths. Often wrong: use it inside a face, and strictly.',
    ],
  }),
  guide('haarcascade_fullbody', 'body', nouns.person, inBodies, {
    title: ['온몸', 'Whole body'],
    sentence: ['서 있는 사람의 온몸을 찾아요.', 'Finds people who stand, from head to foot.'],
  }),
  guide('haarcascade_upperbody', 'body', nouns.upperBody, ['haarcascade_frontalface_default'], {
    title: ['윗몸', 'Upper body'],
    sentence: ['머리와 어깨가 보이는 윗몸을 찾아요.', 'Finds head and shoulders.'],
  }),
  guide('haarcascade_lowerbody', 'body', nouns.lowerBody, [], {
    title: ['아랫몸', 'Lower body'],
    sentence: ['서 있는 사람의 다리 쪽을 찾아요.', 'Finds the legs of people who stand.'],
  }),
  guide('haarcascade_frontalcatface', 'cat', nouns.catFace, [], {
    title: ['고양이 얼굴', 'Cat face'],
    sentence: [
      '똑바로 앉아 앞을 보는 고양이 얼굴을 찾아요.',
      'Finds the faces of cats that sit upright and look ahead.',
    ],
  }),
  guide('haarcascade_frontalcatface_extended', 'cat', nouns.catFace, [], {
    title: ['고양이 얼굴 (빗금 특징도)', 'Cat face, diagonal features too'],
    sentence: ['비스듬한 무늬까지 보고 고양이 얼굴을 찾아요.', 'Finds cat faces by slanted patterns as well.'],
  }),
  guide('lbpcascade_frontalcatface', 'cat', nouns.catFace, [], {
    title: ['고양이 얼굴 LBP', 'Cat face LBP'],
    sentence: ['고양이 얼굴을 LBP로 찾아요.', 'Finds cat faces by LBP.'],
  }),
  guide('haarcascade_russian_plate_number', 'plate', nouns.plate, [], {
    title: ['번호판', 'Number plate'],
    sentence: [
      '길쭉한 자동차 번호판을 찾아요. 러시아 번호판으로 배웠어요.',
      'Finds long number plates of cars. It learned from Russian ones.',
    ],
  }),
  guide('haarcascade_licence_plate_rus_16stages', 'plate', nouns.plate, [], {
    title: ['번호판 (16단계)', 'Number plate, 16 stages'],
    sentence: [
      '더 납작한 번호판을 찾아요. 러시아 번호판으로 배웠어요.',
      'Finds flatter plates. It learned from Russian ones.',
    ],
  }),
  guide('lbpcascade_silverware', 'thing', nouns.cutlery, [], {
    title: ['숟가락·포크·나이프', 'Forks, spoons and knives'],
    sentence: [
      '식탁을 위에서 찍은 사진에서 세로로 놓인 식기를 찾아요.',
      'Finds upright cutlery in photos taken from above the table.',
    ],
  }),
];

const byName = new Map(cascadeGuide.map((entry) => [entry.name, entry]));

export function findCascade(name: string): CascadeGuide | undefined {
  return byName.get(name);
}

/** Face cascades that see what the others miss; the strictest one isn't among them. */
const kindFaces = ['haarcascade_profileface', 'haarcascade_frontalface_alt2', 'lbpcascade_frontalface'];

/** What to try where a cascade finds nothing: at most three others that find the same, or another part of a body. */
export function cascadesInstead({ name, group, noun }: CascadeGuide): CascadeGuide[] {
  const others = cascadeGuide.filter((other) => other.group === group && other.name !== name);
  if (group === 'face') return others.filter((other) => kindFaces.includes(other.name));
  return others.filter((other) => group === 'body' || other.noun === noun).slice(0, 3);
}

interface Texts {
  /** Korean, English. */
  readonly title: readonly [string, string];
  readonly sentence: readonly [string, string];
}

function guide(
  name: string,
  group: CascadeGroup,
  noun: CascadeNoun,
  inside: readonly string[],
  { title, sentence }: Texts,
): CascadeGuide {
  const bilingual = ([ko, en]: readonly [string, string]): Bilingual => ({ ko, en });
  return { name, group, noun, title: bilingual(title), sentence: bilingual(sentence), inside };
}
