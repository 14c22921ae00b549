import type { PhotoDemo } from './demo';

/** Photos: where is a face? */
export const facesDemo: PhotoDemo = {
  kind: 'photo',
  slug: 'faces',
  model: 'faces',
  title: { ko: '사진 속 얼굴은 어디에 있을까', en: 'Where are the faces in a photo?' },
  summary: {
    ko: '사진을 고르면 얼굴마다 네모를 그려요. 따로 고르지 않으면 사진은 이 기기를 떠나지 않아요.',
    en: 'Choose a photo and every face gets a box. The photo stays on this device unless you choose otherwise.',
  },
  specimen: 'class',
};
