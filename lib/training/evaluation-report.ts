import type { Manifest } from '@/lib/serving/manifest';
import type { ReviewPart } from './labelled-reviews';
import type { MeasuredClassifier } from './measure-classifier';

export interface Evaluated {
  readonly manifest: Manifest;
  readonly part: ReviewPart;
  readonly measured: MeasuredClassifier;
  /** The same rows through the network before quantising. */
  readonly unquantised?: MeasuredClassifier;
}

/** What `npm run evaluate` prints. */
export function evaluationReport({ manifest, part, measured, unquantised }: Evaluated): string {
  const [[negativeRight, negativeWrong], [positiveWrong, positiveRight]] = measured.confusion;
  const bytes = manifest.files.reduce((sum, file) => sum + file.size, 0);
  return `
모델 · model                    ${manifest.name} ${manifest.version}
리뷰 · reviews                  ${whole(measured.rows)} (${part})

                      부정이라고 함    긍정이라고 함
                      said negative    said positive
부정 · negative     ${cell(negativeRight)}${cell(negativeWrong)}
긍정 · positive     ${cell(positiveWrong)}${cell(positiveRight)}

정확도 · accuracy               ${percent(measured.accuracy)}
보정 오차 · calibration error   ${percent(measured.calibrationError)} (15 bins)
로그 손실 · log loss            ${measured.logLoss.toFixed(4)}
${quantisationLine(measured, unquantised)}
끝을 자른 리뷰 · truncated      ${whole(measured.truncated)}
속도 · rate                     ${whole(Math.round(measured.reviewsPerSecond))} reviews/s
리뷰 하나 · one review          ${measured.singleMs.toFixed(2)} ms (median)
크기 · size                     ${whole(bytes)} bytes
`;
}

function quantisationLine(measured: MeasuredClassifier, unquantised: MeasuredClassifier | undefined): string {
  const name = '8비트로 줄인 값 · quantising    ';
  if (!unquantised) return `${name}– (onnx/model.onnx가 없음 · isn't there)`;
  const points = (unquantised.accuracy - measured.accuracy) * 100;
  return `${name}${points.toFixed(3)} points (${percent(unquantised.accuracy)} → ${percent(measured.accuracy)})`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

function cell(value: number): string {
  return whole(value).padStart(15).padEnd(17);
}
