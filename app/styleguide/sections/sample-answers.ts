import type { ReviewAnswer } from '@/lib/demos/review-answer';

/** Made up for the eye: what the views draw, not what a model said. */
export const gladAnswer = sample('정말 재미있는 영화입니다. 배우들 연기도 훌륭하고 찐 갓띵작 그런데 조금 지루한', [
  ['정말', 0.42],
  ['재미있는', 2.31],
  ['영화입니다', 0.55],
  ['배우들', 0.31],
  ['연기도', 0.52],
  ['훌륭하고', 1.9],
  ['갓띵작', undefined],
  ['그런데', -0.18],
  ['조금', -0.22],
  ['지루한', -2.6],
]);

export const unsureAnswer = sample('그럭저럭 볼만하지만 아쉽다', [
  ['그럭저럭', 0.52],
  ['볼만하지만', 0.31],
  ['아쉽다', -0.98],
]);

export const strangeAnswer = sample('갓띵작 꿀잼각', [
  ['갓띵작', undefined],
  ['꿀잼각', undefined],
]);

export const estimatedAnswer = estimated(gladAnswer, 5.2);

/** The same words as an accurate model would weigh them: they don't add up to its log-odds. */
function estimated(answer: ReviewAnswer, logOdds: number): ReviewAnswer {
  const { explanation } = answer;
  if (!explanation) return answer;
  return {
    label: 'positive',
    positive: 1 / (1 + Math.exp(-logOdds)),
    explanation: { ...explanation, kind: 'approximate', logOdds },
  };
}

function sample(text: string, weights: readonly (readonly [string, number | undefined])[]): ReviewAnswer {
  const bias = -0.01;
  const tokens = weights.map(([word, weight]) => {
    const start = text.indexOf(word);
    return { start, end: start + word.length, known: weight !== undefined, weight: weight ?? 0 };
  });
  const logOdds = tokens.reduce((sum, { weight }) => sum + weight, bias);
  const positive = 1 / (1 + Math.exp(-logOdds));
  return {
    label: positive >= 0.5 ? 'positive' : 'negative',
    positive,
    explanation: { kind: 'exact', text, bias, logOdds, tokens },
  };
}
