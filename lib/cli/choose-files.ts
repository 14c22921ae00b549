import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { WeightFile } from '@/lib/handlers/transformer-config';

/** A file of the source and where it goes in the version. */
export interface ChosenFile<Source> {
  readonly source: Source;
  readonly path: string;
}

export interface ChosenFiles<Source> {
  /** config.json first, so that a model of another kind is refused before its weights are fetched. */
  readonly files: readonly ChosenFile<Source>[];
  readonly weights: WeightFile;
}

interface Named {
  /** Relative path, with `/` between its parts. */
  readonly name: string;
}

/** In the order of liking: 8 bits are small and quick on a processor, and most hubs' models have them. */
const weightChoices: readonly (readonly [name: string, path: WeightFile])[] = [
  ['onnx/model_quantized.onnx', 'onnx/model_quantized.onnx'],
  ['onnx/model_int8.onnx', 'onnx/model_int8.onnx'],
  ['onnx/model_uint8.onnx', 'onnx/model_uint8.onnx'],
  ['model_quantized.onnx', 'onnx/model_quantized.onnx'],
  ['onnx/model.onnx', 'onnx/model.onnx'],
  ['model.onnx', 'onnx/model.onnx'],
  ['onnx/model_fp16.onnx', 'onnx/model_fp16.onnx'],
];

const needed = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;
const taken = ['special_tokens_map.json', 'vocab.txt', 'README.md', 'LICENSE', 'LICENSE.txt', 'LICENSE.md'] as const;

/**
 * Picks the files that a text classifier needs, and no others, by their names alone.
 * Failure: model_invalid, with what to do when there is no ONNX file or no tokeniser.
 */
export function chooseFiles<Source extends Named>(sources: readonly Source[]): Result<ChosenFiles<Source>> {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const files: ChosenFile<Source>[] = [];
  for (const name of [...needed, ...taken]) {
    const source = byName.get(name);
    if (source) files.push({ source, path: name });
  }
  if (!byName.has('config.json')) return err(noConfig);
  if (!byName.has('tokenizer.json')) return err(lacksTokenizer('tokenizer.json'));
  if (!byName.has('tokenizer_config.json')) return err(lacksTokenizer('tokenizer_config.json'));
  const choice = weightChoices.find(([name]) => byName.has(name));
  const graph = choice && byName.get(choice[0]);
  if (!choice || !graph) return err(noWeights);
  // Weights that don't fit in the graph's own file lie beside it. The graph names them, so their names stay.
  for (const source of sources) {
    if (isDataOf(choice[0], source.name)) files.push({ source, path: `onnx/${source.name.split('/').at(-1)}` });
  }
  files.push({ source: graph, path: choice[1] });
  return ok({ files, weights: choice[1] });
}

/** `model.onnx_data`, `model.onnx_data_1` and `model.onnx.data` are data of `model.onnx`. */
function isDataOf(graph: string, name: string): boolean {
  return name.startsWith(graph) && /^(?:_data(?:_\d{1,3})?|\.data)$/.test(name.slice(graph.length));
}

const noConfig = failure(
  'model_invalid',
  'config.json이 없어요. Hugging Face 형식의 모델인지 확인해 주세요.',
  'There is no config.json. Check that the model is in the Hugging Face layout.',
);

function lacksTokenizer(name: string) {
  return failure(
    'model_invalid',
    `${name}이 없어요. Python에서 AutoTokenizer.from_pretrained(...).save_pretrained(폴더)로 만든 뒤 --from 폴더로 넣어 주세요.`,
    `There is no ${name}. In Python, AutoTokenizer.from_pretrained(...).save_pretrained(FOLDER) makes one; then use --from FOLDER.`,
  );
}

const noWeights = failure(
  'model_invalid',
  'ONNX 파일이 없어요. pip install "optimum[onnxruntime]" 뒤에 optimum-cli export onnx --task text-classification --model 모델 폴더 로 내보내고, --from 폴더로 넣어 주세요.',
  'There is no ONNX file. After pip install "optimum[onnxruntime]", export it with optimum-cli export onnx --task text-classification --model MODEL FOLDER, then use --from FOLDER.',
);
