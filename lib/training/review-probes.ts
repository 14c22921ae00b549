import type { ModelHandler } from '@/lib/serving/handler';

/** A sentence written to find out what a sentiment model gets wrong, and what it was written to try. */
export interface ReviewProbe {
  readonly text: string;
  readonly label: 'negative' | 'positive';
  readonly about: { readonly ko: string; readonly en: string };
}

export interface AnsweredProbe extends ReviewProbe {
  readonly said: string;
  /** 0..1. */
  readonly confidence: number;
}

const sarcasm = { ko: '비꼬는 말', en: 'sarcasm' };
const negation = { ko: '부정하는 말의 부정', en: 'negated negation' };
const comparison = { ko: '다른 영화와 견줌', en: 'another film is the better one' };
const mixed = { ko: '칭찬과 불평이 섞임', en: 'praise and complaint together' };
const spelling = { ko: '줄이거나 틀린 맞춤법', en: 'short or unusual spelling' };
const english = { ko: '영어', en: 'English' };
const emoji = { ko: '그림 글자뿐', en: 'emoji alone' };
const distant = { ko: '영화가 아닌 것', en: 'not about a film' };

export const reviewProbes: readonly ReviewProbe[] = [
  { text: '덕분에 두 시간 동안 아주 푹 잘 잤습니다', label: 'negative', about: sarcasm },
  { text: '와 이렇게 돈 버는 방법도 있군요 감독님 존경합니다', label: 'negative', about: sarcasm },
  { text: '엔딩 크레딧이 제일 감동적이었다', label: 'negative', about: sarcasm },
  { text: '재미없다고 할 수는 없는 영화', label: 'positive', about: negation },
  { text: '지루할 틈이 없었다', label: 'positive', about: negation },
  { text: '왜 아무도 이 영화를 안 봤는지 이해가 안 된다 꼭 보세요', label: 'positive', about: negation },
  { text: '전편은 정말 명작이었는데', label: 'negative', about: comparison },
  { text: '원작 소설이 백배 낫다', label: 'negative', about: comparison },
  { text: '배우 연기는 훌륭했지만 이야기가 다 망쳤다', label: 'negative', about: mixed },
  { text: '처음엔 지루해서 나가려다가 끝에 가서 펑펑 울었다', label: 'positive', about: mixed },
  { text: '개꿀잼ㅋㅋ 또봄', label: 'positive', about: spelling },
  { text: '노잼노감동', label: 'negative', about: spelling },
  { text: 'One of the best films I have ever seen', label: 'positive', about: english },
  { text: 'What a waste of time', label: 'negative', about: english },
  { text: '👍👍👍', label: 'positive', about: emoji },
  { text: '팝콘이 눅눅하고 좌석이 좁아서 다시는 안 가요', label: 'negative', about: distant },
];

export async function answerProbes(handler: ModelHandler): Promise<AnsweredProbe[]> {
  const rows = await handler.handle(
    reviewProbes.map(({ text }) => ({ text })),
    'serving_default',
  );
  return reviewProbes.map((probe, i) => ({
    ...probe,
    said: String(rows[i].label),
    confidence: Number(rows[i].confidence),
  }));
}
