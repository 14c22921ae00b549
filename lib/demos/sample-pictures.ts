import type { Bilingual } from '@/lib/base/failure';

/** A drawing to try the face finder with, so that nobody needs a photo of their own. */
export interface SamplePicture {
  readonly id: string;
  /** Address on this server. */
  readonly file: `/samples/faces/${string}.webp`;
  /** Of the file, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: Bilingual;
  /** What is drawn, for those who do not see it. */
  readonly alt: Bilingual;
  /** The cascade to choose with it: OpenCV's file name without `.xml`. */
  readonly cascade: string;
}

const frontalFace = 'haarcascade_frontalface_default';

/** Drawn by `npm run draw:samples`; no person in them is real. Sources: scripts/draw-samples. */
export const samplePictures: readonly SamplePicture[] = [
  {
    id: 'class',
    file: '/samples/faces/class.webp',
    width: 1280,
    height: 880,
    title: { ko: '우리 반', en: 'Our class' },
    alt: {
      ko: '칠판 앞에 두 줄로 선 학생 열 명과 선생님을 그린 그림. 안경, 히잡, 털모자를 쓴 학생도 있어요.',
      en: 'A drawing of ten pupils and their teacher in two rows before a chalkboard; some wear glasses, a hijab or a woolly hat.',
    },
    cascade: frontalFace,
  },
  {
    id: 'girl',
    file: '/samples/faces/girl.webp',
    width: 1024,
    height: 1280,
    title: { ko: '웃는 아이', en: 'A laughing child' },
    alt: {
      ko: '머리를 양 갈래로 땋고 빨간 옷을 입은, 주근깨 있는 아이가 활짝 웃는 그림.',
      en: 'A drawing of a freckled child with two braids and a red shirt, laughing.',
    },
    cascade: frontalFace,
  },
  {
    id: 'grandfather',
    file: '/samples/faces/grandfather.webp',
    width: 1024,
    height: 1280,
    title: { ko: '안경 쓴 할아버지', en: 'A grandfather with glasses' },
    alt: {
      ko: '둥근 안경을 쓰고 파란 한복을 입은 흰머리 할아버지가 언덕 앞에서 미소 짓는 그림.',
      en: 'A drawing of a white-haired grandfather in round glasses and a blue hanbok, smiling in front of hills.',
    },
    cascade: frontalFace,
  },
  {
    id: 'student',
    file: '/samples/faces/student.webp',
    width: 1024,
    height: 1280,
    title: { ko: '히잡을 쓴 대학생', en: 'A student in a hijab' },
    alt: {
      ko: '주황색 히잡과 파란 옷을 입은 젊은 여성이 잔잔하게 미소 짓는 그림. 양옆에 빨간 잎이 있어요.',
      en: 'A drawing of a young woman in an orange hijab and a blue top with a gentle smile, red leaves at both sides.',
    },
    cascade: frontalFace,
  },
  {
    id: 'tilted',
    file: '/samples/faces/tilted.webp',
    width: 1024,
    height: 1280,
    title: { ko: '고개를 기울인 사람', en: 'A head on one side' },
    alt: {
      ko: '곱슬머리에 노란 옷을 입은 사람이 고개를 옆으로 크게 기울이고 웃는 그림. 기운 얼굴은 찾지 못해요.',
      en: 'A drawing of a curly-haired person in yellow, laughing with the head far on one side; such a face is not found.',
    },
    cascade: frontalFace,
  },
  {
    id: 'cat',
    file: '/samples/faces/cat.webp',
    width: 1280,
    height: 960,
    title: { ko: '고양이', en: 'A cat' },
    alt: {
      ko: '빨간 목걸이를 한 치즈 고양이가 책 세 권 위에 앉아 정면을 보는 그림.',
      en: 'A drawing of a ginger cat with a red collar that sits on three books and looks straight ahead.',
    },
    cascade: 'haarcascade_frontalcatface',
  },
  {
    id: 'landscape',
    file: '/samples/faces/landscape.webp',
    width: 1280,
    height: 860,
    title: { ko: '얼굴이 없는 풍경', en: 'A view without a face' },
    alt: {
      ko: '언덕과 나무 사이에 시계탑이 있는 학교를 그린 풍경. 사람은 없어요.',
      en: 'A drawing of a school with a clock tower among hills and trees; nobody is there.',
    },
    cascade: frontalFace,
  },
];
