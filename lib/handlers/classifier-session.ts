import type { PreTrainedModel, Tensor } from '@xenova/transformers';
import type { EncodedText } from './token-encoder';

/** The constructor of the library's tensors; the library is loaded when the first model is. */
type TensorConstructor = typeof Tensor;

/** Inputs of a graph that can be fed from a text alone. */
export const knownInputs: readonly string[] = ['input_ids', 'attention_mask', 'token_type_ids'];

/** Runs a network on encoded texts, a padded batch at a time. */
export class ClassifierSession {
  constructor(
    private readonly model: PreTrainedModel,
    private readonly TensorOf: TensorConstructor,
    private readonly inputNames: readonly string[],
    private readonly padTokenId: number,
  ) {}

  /**
   * Scores of one batch, padded on the right to its longest text.
   * @param rows    Encoded texts, each of one token or more.
   * @param labels  How many scores a text must get.
   * @returns `[rows, labels]`, row-major.
   * @throws Error if the network gives scores of another number or format.
   */
  async run(rows: readonly EncodedText[], labels: number): Promise<Float32Array> {
    const length = rows.reduce((longest, { ids }) => Math.max(longest, ids.length), 0);
    const ids = new BigInt64Array(rows.length * length);
    // Ids are written as the low halves of the 64-bit numbers: no BigInt is made for each. Every machine that
    // onnxruntime-node has binaries for keeps the low half first.
    const lowHalves = new Int32Array(ids.buffer);
    if (this.padTokenId !== 0) ids.fill(BigInt(this.padTokenId));
    const mask = new BigInt64Array(rows.length * length);
    for (let row = 0; row < rows.length; row++) {
      const from = row * length;
      const tokens = rows[row].ids;
      for (let i = 0; i < tokens.length; i++) lowHalves[2 * (from + i)] = tokens[i];
      mask.fill(1n, from, from + tokens.length);
    }
    const dims = [rows.length, length];
    const inputs: Record<string, Tensor> = {};
    for (const name of this.inputNames) {
      const data = name === 'input_ids' ? ids : name === 'attention_mask' ? mask : new BigInt64Array(ids.length);
      inputs[name] = new this.TensorOf('int64', data, dims);
    }
    const { logits }: { logits?: Tensor } = await this.model.forward(inputs);
    const got = logits ? `${logits.type} [${logits.dims.join(', ')}]` : 'none';
    if (!logits || !(logits.data instanceof Float32Array) || logits.data.length !== rows.length * labels) {
      throw new Error(`The network's logits are ${got}, expected float32 [${rows.length}, ${labels}].`);
    }
    return logits.data;
  }

  /** Frees the network's memory. */
  async close(): Promise<void> {
    await this.model.dispose();
  }
}
