import { expect, test } from 'vitest';
import { CountVectoriser } from '@/lib/text/count-vectoriser';
import { TermScanner } from '@/lib/text/term-scanner';
import { smallModel } from './fixtures/fit-small';
import sklearn from './fixtures/multinomial-nb.json';
import { MultinomialNaiveBayes } from './multinomial-naive-bayes';

test.each(sklearn.fits)('has the parameters and posteriors of scikit-learn with smoothing $smoothing', (fit) => {
  const model = smallModel(sklearn.texts, sklearn.labels, fit.smoothing);
  const bayes = new MultinomialNaiveBayes(model);
  expect(fit.terms.map((_, term) => model.terms.termAt(term))).toEqual(fit.terms);
  for (const label of [0, 1]) {
    expect(bayes.logPriors[label]).toBeCloseTo(fit.classLogPrior[label], 14);
    for (const [term] of fit.terms.entries()) {
      expect(bayes.termLogProbs[term * 2 + label]).toBeCloseTo(fit.featureLogProb[label][term], 14);
    }
  }
  const asked = fit.asked.map(([text]) => String(text));
  const posteriors = bayes.posteriors(new CountVectoriser(model.terms).transform(asked));
  const expected = fit.asked.flatMap(([, probabilities]) => probabilities as number[]);
  for (const [i, probability] of posteriors.entries()) expect(probability).toBeCloseTo(expected[i], 13);
});

test('posteriors sum to one even when every joint probability underflows', () => {
  const model = smallModel(sklearn.texts, sklearn.labels);
  const bayes = new MultinomialNaiveBayes(model);
  const texts = ['최고 별로 '.repeat(5000), '최고 '.repeat(100_000), '별로 '.repeat(100_000)];
  const posteriors = bayes.posteriors(new CountVectoriser(model.terms).transform(texts));
  for (let row = 0; row < texts.length; row++) expect(posteriors[row * 2] + posteriors[row * 2 + 1]).toBeCloseTo(1, 12);
  expect(posteriors[3]).toBe(1);
  expect(posteriors[4]).toBe(1);
});

test('the class is the one with the larger posterior, and the first on a tie', () => {
  const model = smallModel(['가가', '나나'], [0, 1]);
  const bayes = new MultinomialNaiveBayes(model);
  const scanner = new TermScanner(model.terms, false);
  const classOf = (text: string) => bayes.classify(scanner.terms, scanner.scanText(text));
  expect(['가가', '나나', '가가 나나', '', '나나 가가 나나'].map(classOf)).toEqual([0, 1, 0, 0, 1]);
});

test('refuses counts that do not fit the vocabulary', () => {
  const model = smallModel(sklearn.texts, sklearn.labels);
  expect(() => new MultinomialNaiveBayes({ ...model, termCounts: new Uint32Array(3) })).toThrow('3 term counts');
});
