import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@/lib/serving/manifest';
import type { VersionDraft } from './publish-version';
import { sentimentLabels } from './sentiment-draft';

/** What the recipe's export stage writes and the handler reads. */
export const accurateFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];

const text = { dtype: 'string' as const, shape: [], title: { ko: '영화 리뷰', en: 'Movie review' } };
const each = { ko: '분류별 확률', en: 'Probability of each label' };

/** Names and shapes of the fast model's, so that whoever calls one can call the other, and whether a text was cut. */
const signatures: Manifest['signatures'] = {
  serving_default: {
    method: 'predict',
    inputs: { text },
    outputs: {
      label: { dtype: 'string', shape: [], title: { ko: '감성', en: 'Sentiment' } },
      confidence: { dtype: 'float64', shape: [], title: { ko: '확률', en: 'Probability' } },
      probabilities: { dtype: 'float64', shape: [2], title: each },
      truncated: { dtype: 'bool', shape: [], title: { ko: '뒤를 잘라 읽음', en: 'Read without its end' } },
    },
  },
  classify: {
    method: 'classify',
    inputs: { text },
    outputs: {
      classes: { dtype: 'string', shape: [2], title: { ko: '분류', en: 'Labels' } },
      scores: { dtype: 'float64', shape: [2], title: each },
    },
  },
  regress: {
    method: 'regress',
    inputs: { text },
    outputs: { outputs: { dtype: 'float64', shape: [], title: { ko: '긍정 확률', en: 'Probability of positive' } } },
  },
};

/**
 * The version that the recipe's exported folder makes, without metrics: `npm run evaluate` measures and adds them.
 * @param folder  Holds {@link accurateFiles}. @throws Error if one can't be read.
 */
export async function accurateDraft(folder: string): Promise<VersionDraft> {
  const files = new Map<string, Uint8Array>();
  for (const path of accurateFiles) files.set(path, await readFile(join(folder, path)));
  const recipe = await readFile('training/accurate/settings.json');
  const config: { max_position_embeddings?: unknown } = JSON.parse(String(await readFile(join(folder, 'config.json'))));
  return {
    manifest: {
      name: 'sentiment-accurate',
      handler: 'transformer',
      title: { ko: '영화 리뷰 감성 (정확한 모델)', en: 'Movie review sentiment (accurate model)' },
      description: {
        ko: '한국어 영화 리뷰가 긍정인지 부정인지, 글자가 이어진 모양과 차례로 알려 줘요. 리뷰 60만 개로 학습한 작은 신경망이에요.',
        en: 'Tells from runs of characters and their order whether a Korean movie review is positive or negative. A small neural network trained on 600,000 reviews.',
      },
      licence: 'CC0-1.0',
      labels: [...sentimentLabels],
      signatures,
      options: { file: 'onnx/model_quantized.onnx', max_tokens: Number(config.max_position_embeddings) },
      // Each worker holds the network once more.
      pool: { workers: 1, queue: 64 },
      batching: { max_batch_size: 64, batch_timeout_ms: 0, max_enqueued_batches: 16, split_large: true },
      provenance: {
        recipe: 'training/accurate',
        settingsSha256: createHash('sha256').update(recipe).digest('hex'),
        data: 'Naver sentiment movie corpus (e9t/nsmc), CC0: training rows, and further reviews of the same crawl with ratings',
        command: 'npm run publish:accurate',
      },
    },
    files,
  };
}
