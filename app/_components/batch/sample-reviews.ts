/** Reviews written for the project, glad, sorry and between: what the sample button puts into the box. */
export const sampleReviews = [
  '배우들 연기가 훌륭하고 마지막 장면은 아직도 감동이에요',
  '기대하고 봤는데 너무 지루했어요',
  '음악은 좋은데 내용은 조금 아쉽네요',
  '가족과 함께 웃으면서 봤어요. 추천합니다!',
  '이야기가 뻔하고 시간이 아까웠습니다',
  '그럭저럭 볼 만한 영화',
  '두 번 봐도 재미있는 최고의 영화',
  '왜 만들었는지 모르겠어요. 돈이 아깝다',
] as const;
