import type { PreTrainedTokenizer } from '@xenova/transformers';
import { z } from 'zod';
import { ok, type Result } from '@/lib/base/result';
import type { HandlerContext } from '@/lib/serving/handler';
import { invalid, parseJson, type TransformerConfig } from './transformer-config';
import { reasonWithout, type TransformersLibrary } from './transformers-library';

/** Classes that stand for "tokenizer.json says it all". */
const plainClasses = ['PreTrainedTokenizer', 'PreTrainedTokenizerFast', 'TokenizersBackend'];

/**
 * Opens `tokenizer.json` and holds it against the network's `config.json`.
 * Failures: model_invalid when it can't be read, is of a class that needs code the library lacks, can't pad, or has
 * tokens that the network doesn't know.
 */
export async function openTokenizer(
  library: TransformersLibrary,
  { folder, readFile }: HandlerContext,
  config: TransformerConfig,
): Promise<Result<PreTrainedTokenizer>> {
  const stated = tokenizerConfigSchema.safeParse(parseJson(await readFile('tokenizer_config.json')));
  if (!stated.success) {
    return invalid(
      'tokenizer_config.json을 읽을 수 없어요. 모델을 다시 복사해 주세요.',
      'tokenizer_config.json is not readable. Copy the model again.',
    );
  }
  const { tokenizer_class: wanted } = stated.data;
  if (wanted !== undefined && !isKnown(library, wanted)) {
    return invalid(
      `이 서버가 모르는 토크나이저예요(${wanted}). tokenizer.json만으로 되는 모델을 골라 주세요.`,
      `This server doesn't know the tokeniser ${wanted}. Choose a model that needs tokenizer.json only.`,
    );
  }
  let tokenizer: PreTrainedTokenizer;
  try {
    tokenizer = await library.AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  } catch (error) {
    const why = reasonWithout(folder, error);
    return invalid(
      `tokenizer.json을 열지 못했어요(${why}). 모델을 다시 내보내 주세요.`,
      `tokenizer.json could not be opened (${why}). Export the model again.`,
    );
  }
  if (!Number.isInteger(tokenizer.pad_token_id)) {
    return invalid(
      '토크나이저에 채움 토큰(pad_token)이 없어서 글을 함께 처리할 수 없어요. 다른 모델을 골라 주세요.',
      'The tokeniser has no pad_token, so texts cannot be read together. Choose another model.',
    );
  }
  let highest = 0;
  for (const id of tokenizer.get_vocab().values()) highest = Math.max(highest, id);
  if (config.vocabularySize !== undefined && highest >= config.vocabularySize) {
    return invalid(
      `토크나이저의 토큰 번호가 ${highest}까지인데 신경망은 ${config.vocabularySize}개만 알아요. 같은 모델의 파일인지 확인해 주세요.`,
      `The tokeniser's ids go up to ${highest} but the network knows ${config.vocabularySize} tokens. Check that both are of one model.`,
    );
  }
  return ok(tokenizer);
}

const tokenizerConfigSchema = z.object({ tokenizer_class: z.string().max(100).optional() });

/** Python's names of the fast classes end in "Fast"; the library's don't. */
function isKnown(library: TransformersLibrary, name: string): boolean {
  return plainClasses.includes(name) || typeof Reflect.get(library, name.replace(/Fast$/, '')) === 'function';
}
