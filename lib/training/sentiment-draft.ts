import { NAIVE_BAYES_FILE } from '@/lib/handlers/naive-bayes-handler';
import { nsmcTest, nsmcTrain } from './nsmc-files';
import type { VersionDraft } from './publish-version';
import type { TrainedNaiveBayes } from './train-naive-bayes';

/** Names of label 0 and label 1, in the order of the model's outputs. */
export const sentimentLabels = ['negative', 'positive'] as const;

/** Where the figures come from: file names without folders, and hashes of what they held. */
export interface SentimentProvenance {
  readonly command: string;
  readonly train: { readonly file: string; readonly sha256: string };
  readonly test: { readonly file: string; readonly sha256: string };
  readonly maxTerms: number;
  readonly smoothing: number;
}

/** The version that a training gives. It holds no time and no place, so the same data gives the same bytes. */
export function sentimentDraft(name: string, trained: TrainedNaiveBayes, from: SentimentProvenance): VersionDraft {
  const { evaluation } = trained;
  const isNsmc = from.train.sha256 === nsmcTrain.sha256 && from.test.sha256 === nsmcTest.sha256;
  const text = { dtype: 'string' as const, shape: [], title: { ko: '영화 리뷰', en: 'Movie review' } };
  const labels = [...sentimentLabels];
  return {
    manifest: {
      name,
      handler: 'naive-bayes',
      title: { ko: '영화 리뷰 감성 (빠른 모델)', en: 'Movie review sentiment (fast model)' },
      description: {
        ko: '한국어 영화 리뷰가 긍정인지 부정인지, 낱말이 나온 횟수로 알려 줘요. 다항 나이브 베이즈 모델이에요.',
        en: 'Tells from its word counts whether a Korean movie review is positive or negative. Multinomial naive Bayes.',
      },
      // Nobody but its owner can say what may be done with other data.
      licence: isNsmc ? 'CC0-1.0' : 'unspecified',
      labels,
      signatures: {
        serving_default: {
          method: 'predict',
          inputs: { text },
          outputs: {
            label: { dtype: 'string', shape: [], title: { ko: '감성', en: 'Sentiment' } },
            confidence: { dtype: 'float64', shape: [], title: { ko: '확률', en: 'Probability' } },
            probabilities: {
              dtype: 'float64',
              shape: [2],
              title: { ko: '분류별 확률', en: 'Probability of each label' },
            },
          },
        },
        classify: {
          method: 'classify',
          inputs: { text },
          outputs: {
            classes: { dtype: 'string', shape: [2], title: { ko: '분류', en: 'Labels' } },
            scores: { dtype: 'float64', shape: [2], title: { ko: '분류별 확률', en: 'Probability of each label' } },
          },
        },
        regress: {
          method: 'regress',
          inputs: { text },
          outputs: {
            outputs: { dtype: 'float64', shape: [], title: { ko: '긍정 확률', en: 'Probability of positive' } },
          },
        },
      },
      metrics: {
        accuracy: evaluation.accuracy,
        confusion: evaluation.confusion.map((row) => [...row]),
        testRows: evaluation.rows,
      },
      provenance: {
        command: from.command,
        ...(isNsmc ? { data: 'Naver sentiment movie corpus (e9t/nsmc), CC0' } : {}),
        train: { ...from.train, rows: trained.trainRows },
        test: { ...from.test, rows: evaluation.rows },
        maxTerms: from.maxTerms,
        smoothing: from.smoothing,
        distinctTerms: trained.distinctTerms,
        terms: trained.terms,
        tokensPerClass: [...trained.tokensPerClass],
      },
    },
    files: new Map([[NAIVE_BAYES_FILE, trained.file]]),
  };
}
