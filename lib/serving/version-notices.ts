import type { Bilingual } from '@/lib/base/failure';

/** What a person should know of a version that goes on all the same. */

export const waitsForFiles: Bilingual = {
  ko: '파일이 다 복사되기를 기다리고 있어요.',
  en: 'It waits until all of its files are there.',
};

export const goneFromDisk: Bilingual = {
  ko: '폴더가 없어져서 메모리에 있는 것으로 답해요. 폴더를 되돌리거나 새 버전을 넣어 주세요.',
  en: 'Its folder is gone, so it answers from memory. Put the folder back, or publish a new version.',
};

export const changedOnDisk: Bilingual = {
  ko: '폴더의 파일이 바뀌었어요. 바뀌기 전에 읽은 것으로 답해요. 바꾼 것은 새 버전으로 넣어 주세요.',
  en: 'Its files were changed. It answers with what was loaded before; publish changes as a new version.',
};

export const notReloaded: Bilingual = {
  ko: '바뀐 설정으로 다시 불러오지 못해서 전의 설정으로 답해요. 자세한 이유는 서버 기록에 있어요.',
  en: "It could not be loaded with its new settings and answers with the old ones. The server's log says why.",
};
