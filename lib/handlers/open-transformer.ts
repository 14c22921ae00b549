import type { PreTrainedModel } from '@xenova/transformers';
import type { InferenceSession } from 'onnxruntime-node';
import { ok, type Result } from '@/lib/base/result';
import type { HandlerContext } from '@/lib/serving/handler';
import { createCharacterEncoder } from './character-encoder';
import { ClassifierSession, knownInputs } from './classifier-session';
import { openTokenizer } from './open-tokenizer';
import { TokenEncoder } from './token-encoder';
import {
  invalid,
  parseJson,
  readTransformerConfig,
  type TransformerOptions,
  transformerOptionsSchema,
  weightFormats,
} from './transformer-config';
import { openLibrary, reasonWithout, type TransformersLibrary } from './transformers-library';

/** A model that answers: its tokeniser, its network and the names of its classes. */
export interface OpenTransformer {
  readonly encoder: TokenEncoder;
  readonly session: ClassifierSession;
  readonly labels: readonly string[];
}

/**
 * Opens a version in the Hugging Face layout (`config.json`, `tokenizer.json`, `tokenizer_config.json`,
 * `onnx/model*.onnx`) and holds it against its manifest: labels, inputs, scores, tokeniser.
 * Failures: model_invalid, with what doesn't fit.
 */
export async function openTransformer(context: HandlerContext): Promise<Result<OpenTransformer>> {
  const options = transformerOptionsSchema.safeParse(context.manifest.options);
  if (!options.success) {
    const fields = options.error.issues.map(({ path }) => path.join('.') || 'options').join(', ');
    return invalid(
      `model.json의 options가 맞지 않아요(${fields}). file과 max_tokens를 적어 주세요.`,
      `model.json's options don't fit (${fields}). Give file and max_tokens.`,
    );
  }
  const config = readTransformerConfig(await context.readFile('config.json'));
  if (!config.ok) return config;
  const labels = context.manifest.labels ?? [];
  if (labels.join('\n') !== config.value.labels.join('\n')) {
    return invalid(
      `config.json의 분류 이름(${config.value.labels.join(', ')})이 model.json의 labels(${labels.join(', ')})와 달라요. 둘을 맞춰 주세요.`,
      `config.json's labels (${config.value.labels.join(', ')}) differ from model.json's (${labels.join(', ')}). Make them agree.`,
    );
  }
  const library = await openLibrary();
  const tokenizer = await openTokenizer(library, context, config.value);
  if (!tokenizer.ok) return tokenizer;
  const { pad_token_id: padTokenId } = tokenizer.value;
  const fast = createCharacterEncoder(parseJson(await context.readFile('tokenizer.json')));
  const encoder = new TokenEncoder(tokenizer.value, options.data.max_tokens, fast);
  const session = await openSession(library, context.folder, options.data, padTokenId);
  if (!session.ok) return session;
  const answers = await tryOut(encoder, session.value, labels.length, context.folder);
  if (answers.ok) return ok({ encoder, session: session.value, labels });
  await session.value.close();
  return answers;
}

/** One intra-op thread: two doubled the latency as soon as two requests ran at once. */
const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  // Batches have ever new shapes: an arena and remembered patterns keep memory for each, and gained no time.
  enableCpuMemArena: false,
  enableMemPattern: false,
};

async function openSession(
  library: TransformersLibrary,
  folder: string,
  { file }: TransformerOptions,
  padTokenId: number,
): Promise<Result<ClassifierSession>> {
  let model: PreTrainedModel;
  try {
    model = await library.AutoModelForSequenceClassification.from_pretrained(folder, {
      local_files_only: true,
      device: 'cpu',
      dtype: weightFormats[file],
      session_options: sessionOptions,
    });
  } catch (error) {
    const why = reasonWithout(folder, error);
    return invalid(
      `신경망 파일(${file})을 열지 못했어요(${why}). 모델을 다시 복사하거나 내보내 주세요.`,
      `The network ${file} could not be opened (${why}). Copy or export the model again.`,
    );
  }
  const { inputNames }: { inputNames: readonly string[] } = model.sessions.model;
  const unfit = inputNames.filter((name) => !knownInputs.includes(name));
  if (unfit.length === 0 && inputNames.includes('input_ids')) {
    return ok(new ClassifierSession(model, library.Tensor, inputNames, padTokenId));
  }
  await model.dispose();
  const names = inputNames.join(', ').slice(0, 200);
  return invalid(
    `신경망의 입력이 ${names}이에요. input_ids와, 있다면 attention_mask, token_type_ids만 받는 모델이어야 해요.`,
    `The network's inputs are ${names}; it must take input_ids and, if at all, attention_mask and token_type_ids.`,
  );
}

/** A first answer: a network whose scores are not the labels', or that fails on any text, never becomes AVAILABLE. */
async function tryOut(
  encoder: TokenEncoder,
  session: ClassifierSession,
  labels: number,
  folder: string,
): Promise<Result<void>> {
  try {
    await session.run([encoder.encode('시험 문장'), encoder.encode('')], labels);
    return ok(undefined);
  } catch (error) {
    const why = reasonWithout(folder, error);
    return invalid(
      `신경망이 시험 문장에 답하지 못했어요(${why}). 라벨 ${labels}개로 내보낸 모델인지 확인해 주세요.`,
      `The network did not answer a test sentence (${why}). Check that it was exported with ${labels} labels.`,
    );
  }
}
