import { z } from 'zod';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';

/** Where the weights may lie in the Hugging Face layout, and the library's name for each number format. */
export const weightFormats = {
  'onnx/model_quantized.onnx': 'q8',
  'onnx/model.onnx': 'fp32',
  'onnx/model_int8.onnx': 'int8',
  'onnx/model_uint8.onnx': 'uint8',
  'onnx/model_fp16.onnx': 'fp16',
  'onnx/model_q4.onnx': 'q4',
  'onnx/model_bnb4.onnx': 'bnb4',
} as const;

export type WeightFile = keyof typeof weightFormats;

/** `options` of a manifest whose handler is `transformer`. */
export const transformerOptionsSchema = z.strictObject({
  /** The file of weights, one of those that `files` lists. */
  file: z.enum(Object.keys(weightFormats) as [WeightFile, ...WeightFile[]]),
  /** Most tokens the network reads, special ones counted; a longer text is cut, and its answer says so. */
  max_tokens: z.number().int().min(4).max(8192),
});

export type TransformerOptions = z.infer<typeof transformerOptionsSchema>;

/** What the handler needs of `config.json`; its other fields are the library's. */
export interface TransformerConfig {
  readonly modelType: string;
  /** Names of the classes in the order of the network's scores. */
  readonly labels: readonly string[];
  /** Rows of the token embeddings, where it says so. */
  readonly vocabularySize: number | undefined;
}

/**
 * Reads a Hugging Face `config.json` of a text classifier.
 * Failures: model_invalid when it isn't JSON, has no classes, or isn't a network with one answer per text.
 */
export function readTransformerConfig(bytes: Uint8Array): Result<TransformerConfig> {
  const parsed = configSchema.safeParse(parseJson(bytes));
  if (!parsed.success) {
    return invalid(
      'config.json을 읽을 수 없거나 model_type이 없어요. 모델을 다시 복사해 주세요.',
      'config.json is not readable or has no model_type. Copy the model again.',
    );
  }
  const { model_type, id2label, num_labels = 2, problem_type, vocab_size } = parsed.data;
  if (problem_type === 'multi_label_classification' || problem_type === 'regression') {
    return invalid(
      `글 하나에 분류 하나를 답하는 모델만 쓸 수 있어요. 이 모델은 ${problem_type}이에요.`,
      `Only models that give one label per text can be used. This one does ${problem_type}.`,
    );
  }
  const named = Object.entries(id2label ?? {});
  const labels = Array.from({ length: named.length || num_labels }, (_, index) =>
    named.length === 0 ? `LABEL_${index}` : id2label?.[String(index)],
  );
  if (labels.length < 2 || !labels.every((label) => label !== undefined)) {
    return invalid(
      'config.json의 id2label이 0부터 이어지는 번호 둘 이상이 아니에요. 모델을 다시 내보내 주세요.',
      "config.json's id2label doesn't number two classes or more from 0. Export the model again.",
    );
  }
  return ok({ modelType: model_type, labels, vocabularySize: vocab_size });
}

/** A failure of a model that cannot be loaded. */
export function invalid(ko: string, en: string): { readonly ok: false; readonly failure: Failure } {
  return err(failure('model_invalid', ko, en));
}

const configSchema = z.object({
  model_type: z.string().min(1).max(100),
  id2label: z.record(z.string(), z.string().min(1).max(100)).optional(),
  num_labels: z.number().int().min(1).max(10_000).optional(),
  problem_type: z.string().max(100).nullish(),
  vocab_size: z.number().int().positive().optional(),
});

/** @returns Undefined for what is not JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
