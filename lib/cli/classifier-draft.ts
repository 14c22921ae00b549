import type { Manifest } from '@/lib/serving/manifest';
import type { VersionDraft } from '@/lib/training/publish-version';
import type { Classifier } from './classifier-config';

/** Where a model comes from; kept in its manifest. */
export interface ModelSource {
  /** What people see: owner and name, or the folder's name. */
  readonly title: string;
  readonly licence: string | undefined;
  readonly provenance: NonNullable<Manifest['provenance']>;
}

/** The version that an added text classifier makes. */
export function classifierDraft(
  name: string,
  classifier: Classifier,
  weights: string,
  source: ModelSource,
  files: VersionDraft['files'],
): VersionDraft {
  const labels = [...classifier.labels];
  const shown = labels.slice(0, 5).join(', ') + (labels.length > 5 ? ', …' : '');
  const title = source.title.slice(0, 200);
  return {
    manifest: {
      name,
      handler: 'transformer',
      title: { ko: title, en: title },
      description: {
        ko: `글을 ${labels.length}가지(${shown})로 나눠요. 직접 넣은 모델이에요.`,
        en: `Sorts texts into ${labels.length} classes (${shown}). A model that was added here.`,
      },
      // Nobody but its owner can say what may be done with it.
      licence: source.licence ?? 'unspecified',
      labels,
      signatures: signaturesOf(labels.length),
      options: { file: weights, max_tokens: classifier.maxTokens },
      // Each worker holds the weights once more.
      pool: { workers: 1, queue: 64 },
      provenance: source.provenance,
    },
    files,
  };
}

function signaturesOf(classes: number): Manifest['signatures'] {
  const text = { dtype: 'string' as const, shape: [], title: { ko: '글', en: 'Text' } };
  const each = { ko: '분류별 확률', en: 'Probability of each label' };
  const always: Manifest['signatures'] = {
    serving_default: {
      method: 'predict',
      inputs: { text },
      outputs: {
        label: { dtype: 'string', shape: [], title: { ko: '분류', en: 'Label' } },
        confidence: { dtype: 'float64', shape: [], title: { ko: '확률', en: 'Probability' } },
        probabilities: { dtype: 'float64', shape: [classes], title: each },
        truncated: { dtype: 'bool', shape: [], title: { ko: '뒤를 잘라 읽음', en: 'Read without its end' } },
      },
    },
    classify: {
      method: 'classify',
      inputs: { text },
      outputs: {
        classes: { dtype: 'string', shape: [classes], title: { ko: '분류', en: 'Labels' } },
        scores: { dtype: 'float64', shape: [classes], title: each },
      },
    },
  };
  if (classes !== 2) return always;
  const outputs = {
    dtype: 'float64' as const,
    shape: [],
    title: { ko: '둘째 분류의 확률', en: 'Probability of the second label' },
  };
  return { ...always, regress: { method: 'regress', inputs: { text }, outputs: { outputs } } };
}
