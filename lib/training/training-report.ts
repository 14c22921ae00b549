import type { PublishedVersion } from './publish-version';
import type { TrainedNaiveBayes } from './train-naive-bayes';

/** What a person wants to see after training: sizes, accuracy and the confusion matrix. */
export function trainingReport(name: string, trained: TrainedNaiveBayes, published: PublishedVersion): string {
  const { evaluation } = trained;
  const [[negativeRight, negativeWrong], [positiveWrong, positiveRight]] = evaluation.confusion;
  return `
학습 리뷰 · training reviews  ${whole(trained.trainRows)}
시험 리뷰 · test reviews      ${whole(evaluation.rows)}
낱말 · terms                  ${whole(trained.terms)} / ${whole(trained.distinctTerms)}
부정·긍정 낱말 수 · tokens    ${trained.tokensPerClass.map(whole).join(' · ')}
크기 · size                   ${whole(published.bytes)} bytes

                      부정이라고 함    긍정이라고 함
                      said negative    said positive
부정 · negative     ${cell(negativeRight)}${cell(negativeWrong)}
긍정 · positive     ${cell(positiveWrong)}${cell(positiveRight)}

정확도 · accuracy   ${(evaluation.accuracy * 100).toFixed(2)} %
저장됨 · published  ${name} ${published.version} (${published.folder})
`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

function cell(value: number): string {
  return whole(value).padStart(15).padEnd(17);
}
