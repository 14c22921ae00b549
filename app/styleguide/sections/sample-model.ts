import type { ListedModel } from '@/app/_models/model-list';
import type { Manifest } from '@/lib/serving/manifest';
import type { VersionState, VersionStatus } from '@/lib/serving/model-server';

const hash = (digit: string) => digit.repeat(64);

/** A model that has something of everything its page shows. */
export const sampleManifest: Manifest = {
  format: 1,
  name: 'weather-mood',
  version: 7,
  handler: 'transformer',
  title: { ko: '날씨로 기분 맞히기', en: 'Mood from the weather' },
  description: { ko: '지난 사흘의 날씨로 기분을 맞혀요.', en: 'Guesses a mood from three days of weather.' },
  licence: 'Apache-2.0',
  labels: ['맑음', '흐림', '비'],
  signatures: {
    serving_default: {
      method: 'predict',
      inputs: {
        days: { dtype: 'float32', shape: [3, 24], title: { ko: '시간마다의 기온', en: 'Temperature by the hour' } },
        notes: { dtype: 'string', shape: [-1] },
        photo: { dtype: 'bytes', shape: [], title: { ko: '하늘 사진', en: 'Photo of the sky' } },
      },
      outputs: { mood: { dtype: 'string', shape: [], title: { ko: '기분', en: 'Mood' } } },
    },
  },
  files: [
    { path: 'onnx/model_quantized_with_a_long_name.onnx', size: 24_299_733, sha256: hash('8') },
    { path: 'config.json', size: 286, sha256: hash('e') },
  ],
  metrics: {
    accuracy: 0.8217,
    testRows: 50_000,
    own_score: 0.25,
    confusion: [
      [820, 120, 60],
      [90, 700, 210],
      [10, 40, 950],
    ],
  },
  provenance: { command: 'npm run train', train: { file: 'weather.csv', rows: 150_000 } },
};

function statusOf(version: number, state: VersionState, more: Partial<VersionStatus> = {}): VersionStatus {
  return { model: 'weather-mood', version, state, labels: [], queued: 0, running: 0, workerRestarts: 0, ...more };
}

const broken = {
  ko: '모델 파일의 내용이 처음 만든 것과 달라요(SHA-256이 달라요). 모델을 다시 복사해 주세요.',
  en: 'A model file has other content than was published (its SHA-256 differs). Copy the model again.',
};
const resting = {
  ko: '모델이 거듭 멈춰서 잠시 쉬고 있어요. 5초 뒤에 다시 해 주세요.',
  en: 'The model has stopped several times in a row and is resting. Try again in 5 s.',
};

/** A version in every state there is. */
export const sampleModel: ListedModel = {
  name: 'weather-mood',
  title: sampleManifest.title,
  description: sampleManifest.description,
  manifest: sampleManifest,
  serving: 7,
  versions: [
    statusOf(9, 'LOADING'),
    statusOf(8, 'END', { reason: broken, code: 'model_invalid' }),
    statusOf(7, 'AVAILABLE', { labels: ['canary', 'stable'] }),
    statusOf(6, 'AVAILABLE', { resting }),
    statusOf(5, 'UNLOADING', { labels: ['previous'] }),
    statusOf(4, 'AVAILABLE'),
    statusOf(3, 'START'),
    statusOf(2, 'END'),
  ],
};

export const sampleCard = `# Card

Reads **three days** of weather, 1~5 words a day, and says \`mood\`. See [the paper](https://example.org/paper).

- Hourly temperatures
- What people wrote
  1. in Korean
  2. in English

> Not for farmers.

| place | rows |
| --- | ---: |
| Seoul | 1,200 |

\`\`\`
curl …
\`\`\`
`;
