import { z } from 'zod';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { readTransformerConfig } from '@/lib/handlers/transformer-config';

/** What a text classifier's files say of it. */
export interface Classifier {
  /** Names of the classes in the order of the network's scores. */
  readonly labels: readonly string[];
  /** Most tokens that the network reads at once. */
  readonly maxTokens: number;
}

/** Longer texts than this are cut: attention's cost grows with the square of the length. */
const MOST_TOKENS = 512;

/**
 * Reads `config.json` and `tokenizer_config.json` of a model that is to be added.
 * @param tokenizerConfig  Undefined when there is no such file.
 * @returns model_invalid when it isn't a network that gives one class per text.
 */
export function readClassifier(config: Uint8Array, tokenizerConfig: Uint8Array | undefined): Result<Classifier> {
  const read = readTransformerConfig(config);
  if (!read.ok) return read;
  const { architectures, max_position_embeddings, pad_token_id, model_type } = configSchema.parse(jsonOf(config));
  if (!architectures.some((name) => name.endsWith('ForSequenceClassification'))) {
    return err(otherTask(architectures));
  }
  const limits = [MOST_TOKENS];
  const said = tokenizerSchema.safeParse(tokenizerConfig ? jsonOf(tokenizerConfig) : {});
  if (said.success && said.data.model_max_length !== undefined) limits.push(said.data.model_max_length);
  if (max_position_embeddings !== undefined) {
    // RoBERTa and its kin begin to count positions behind the padding's.
    const reserved = /roberta|camembert/.test(model_type ?? '') ? (pad_token_id ?? 1) + 1 : 0;
    limits.push(max_position_embeddings - reserved);
  }
  const maxTokens = Math.floor(Math.min(...limits));
  return maxTokens >= 4 ? ok({ labels: read.value.labels, maxTokens }) : err(tooShort(maxTokens));
}

const configSchema = z.object({
  architectures: z
    .array(z.string())
    .nullish()
    .transform((names) => names ?? [])
    .catch([]),
  max_position_embeddings: z.number().positive().optional().catch(undefined),
  pad_token_id: z.number().int().nonnegative().optional().catch(undefined),
  model_type: z.string().optional().catch(undefined),
});

// Some tokenisers say 1e30 for "no limit".
const tokenizerSchema = z.object({ model_max_length: z.number().positive().optional() });

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function otherTask(architectures: readonly string[]) {
  const named =
    architectures
      .join(', ')
      .replace(/[^\w, ]/g, '')
      .slice(0, 100) || '-';
  return failure(
    'model_invalid',
    `글을 분류하는 모델이 아니에요(architectures: ${named}). ForSequenceClassification으로 끝나는 모델을 골라 주세요.`,
    `This is no text classification model (architectures: ${named}). Choose one that ends in ForSequenceClassification.`,
  );
}

function tooShort(maxTokens: number) {
  return failure(
    'model_invalid',
    `모델이 토큰을 ${maxTokens}개까지만 읽을 수 있다고 해요. config.json과 tokenizer_config.json을 확인해 주세요.`,
    `The model says it reads ${maxTokens} tokens at most. Check config.json and tokenizer_config.json.`,
  );
}
