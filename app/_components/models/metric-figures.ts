import type { Bilingual } from '@/lib/base/failure';
import type { Manifest } from '@/lib/serving/manifest';

type Metrics = NonNullable<Manifest['metrics']>;
type Json = Metrics[string];

/** One measured value, ready to be read. */
export interface MetricFigure {
  /** Its name in the manifest; of a value inside others, their names joined by dots. */
  readonly key: string;
  /** Absent for a name that only its author knows. */
  readonly name?: Bilingual;
  /** What it says, in a sentence. */
  readonly meaning?: Bilingual;
  /** The value with its unit. */
  readonly value: Bilingual;
}

type Unit = 'share' | 'rows' | 'number' | 'ms';

interface Known {
  readonly unit: Unit;
  readonly name: Bilingual;
  readonly meaning?: Bilingual;
}

const share = (ko: string, en: string, more?: Bilingual): Known => ({
  unit: 'share',
  name: { ko, en },
  ...(more ? { meaning: more } : {}),
});

/** What our own commands measure, and the names most others use. Looked up without case, dashes and underscores. */
const known: ReadonlyMap<string, Known> = new Map([
  ['accuracy', share('정확도', 'Accuracy', { ko: '답이 맞은 비율이에요.', en: 'How many answers were right.' })],
  [
    'precision',
    share('정밀도', 'Precision', {
      ko: '그렇다고 한 것 가운데 정말 그런 비율이에요.',
      en: 'Of what it said yes to, how much was so.',
    }),
  ],
  [
    'recall',
    share('재현율', 'Recall', {
      ko: '정말 그런 것 가운데 찾아낸 비율이에요.',
      en: 'Of what was so, how much it found.',
    }),
  ],
  [
    'f1',
    share('F1 점수', 'F1 score', {
      ko: '정밀도와 재현율의 조화 평균이에요.',
      en: 'Harmonic mean of precision and recall.',
    }),
  ],
  [
    'auc',
    share('AUC', 'AUC', {
      ko: '맞는 쪽에 더 높은 점수를 준 짝의 비율이에요.',
      en: 'How often the right one of a pair scored higher.',
    }),
  ],
  [
    'calibrationerror',
    share('보정 오차', 'Calibration error', {
      ko: '말한 확률과 실제로 맞은 비율의 평균 차이예요. 0에 가까울수록 좋아요.',
      en: 'Mean gap between the probability it gave and how often it was right. Closer to 0 is better.',
    }),
  ],
  [
    'accuracybeforequantising',
    share('8비트로 줄이기 전 정확도', 'Accuracy before quantising', {
      ko: '숫자를 8비트로 줄이기 전 모델이 맞힌 비율이에요.',
      en: 'How many answers were right before the weights were cut to 8 bits.',
    }),
  ],
  [
    'logloss',
    {
      unit: 'number',
      name: { ko: '로그 손실', en: 'Log loss' },
      meaning: {
        ko: '자신 있게 틀릴수록 커져요. 작을수록 좋아요.',
        en: 'Grows when it is sure and wrong. Smaller is better.',
      },
    },
  ],
  [
    'testrows',
    {
      unit: 'rows',
      name: { ko: '채점한 자료', en: 'Test rows' },
      meaning: { ko: '학습에 쓰지 않은 것으로 쟀어요.', en: 'Measured on rows it never learned from.' },
    },
  ],
  ['validationrows', { unit: 'rows', name: { ko: '검증 자료', en: 'Validation rows' } }],
  [
    'trainingrows',
    {
      unit: 'rows',
      name: { ko: '학습 자료로 채점', en: 'Training rows' },
      meaning: {
        ko: '배운 것으로 다시 쟀으니 실제보다 좋게 나와요.',
        en: 'Measured on what it learned from, so it looks better than it is.',
      },
    },
  ],
  [
    'truncated',
    {
      unit: 'rows',
      name: { ko: '끝을 자른 것', en: 'Cut short' },
      meaning: { ko: '너무 길어서 뒤를 읽지 못한 수예요.', en: 'Inputs too long to be read to their end.' },
    },
  ],
  ['latencyms', { unit: 'ms', name: { ko: '걸린 시간', en: 'Time taken' } }],
]);

/** The confusion matrix is drawn, not listed. */
const drawn = 'confusion';

/** More than these would be a file, not a page. */
const maxFigures = 60;

/** The manifest's metrics as lines: known ones first and in their order, then whatever else was measured. */
export function metricFigures(metrics: Metrics | undefined): readonly MetricFigure[] {
  const flat = flatten(Object.entries(metrics ?? {}).filter(([name]) => name !== drawn)).slice(0, maxFigures);
  const order = [...known.keys()];
  const rank = (key: string) => {
    const at = order.indexOf(plainName(key));
    return at === -1 ? order.length : at;
  };
  return flat.map(([key, value]) => figureOf(key, value)).sort((a, b) => rank(a.key) - rank(b.key));
}

function figureOf(key: string, value: string | number | boolean | null): MetricFigure {
  const is = known.get(plainName(key));
  if (!is || typeof value !== 'number') return { key, ...(is ? { name: is.name } : {}), value: plainValue(value) };
  const { name, meaning, unit } = is;
  return { key, name, ...(meaning ? { meaning } : {}), value: withUnit(value, unit) };
}

function withUnit(value: number, unit: Unit): Bilingual {
  if (unit === 'share' && value >= 0 && value <= 1) return both(`${(value * 100).toFixed(2)} %`);
  if (unit === 'rows') return { ko: `${number(value)}개`, en: number(value) };
  return both(unit === 'ms' ? `${number(value)} ms` : number(value));
}

function plainValue(value: string | number | boolean | null): Bilingual {
  if (typeof value === 'boolean') return value ? { ko: '예', en: 'yes' } : { ko: '아니요', en: 'no' };
  return both(typeof value === 'number' ? number(value) : (value ?? '–'));
}

function flatten(
  entries: readonly (readonly [string, Json])[],
  path = '',
): [string, string | number | boolean | null][] {
  return entries.flatMap(([name, value]) => {
    const key = `${path}${name}`;
    if (typeof value !== 'object' || value === null) return [[key, value]];
    if (Array.isArray(value)) return [[key, JSON.stringify(value).slice(0, 200)]];
    return flatten(Object.entries(value), `${key}.`);
  });
}

function plainName(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}

function both(text: string): Bilingual {
  return { ko: text, en: text };
}
