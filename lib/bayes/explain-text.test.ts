import { expect, test } from 'vitest';
import { CountVectoriser } from '@/lib/text/count-vectoriser';
import { explainText } from './explain-text';
import { smallModel } from './fixtures/fit-small';
import sklearn from './fixtures/multinomial-nb.json';
import { MultinomialNaiveBayes } from './multinomial-naive-bayes';

const model = smallModel(sklearn.texts, sklearn.labels);
const bayes = new MultinomialNaiveBayes(model);
const [fit] = sklearn.fits;

test('each word weighs what scikit-learn’s log-probabilities differ by', () => {
  const { text, bias, tokens } = explainText('  최고,  없는 별로! ', model.terms, bayes);
  const weightOf = (term: string) => {
    const number = fit.terms.indexOf(term);
    return fit.featureLogProb[1][number] - fit.featureLogProb[0][number];
  };
  expect(text).toBe('최고, 없는 별로!');
  expect(bias).toBeCloseTo(fit.classLogPrior[1] - fit.classLogPrior[0], 14);
  expect(tokens.map(({ start, end, known }) => [start, end, known])).toEqual([
    [0, 2, true],
    [4, 6, false],
    [7, 9, true],
  ]);
  expect(tokens[0].weight).toBeCloseTo(weightOf('최고'), 14);
  expect(tokens[1].weight).toBe(0);
  expect(tokens[2].weight).toBeCloseTo(weightOf('별로'), 14);
});

test('bias and weights add up to the log-odds of the posterior', () => {
  for (const text of ['', '최고', '최고 최고 별로', '없는 말', '정말 별로 시간 영화']) {
    const { bias, logOdds, tokens } = explainText(text, model.terms, bayes);
    const [negative, positive] = bayes.posteriors(new CountVectoriser(model.terms).transform([text]));
    expect(tokens.reduce((sum, { weight }) => sum + weight, bias)).toBe(logOdds);
    expect(logOdds).toBeCloseTo(Math.log(positive / negative), 12);
  }
});
