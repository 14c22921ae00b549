import type { PreTrainedTokenizer } from '@xenova/transformers';
import type { FastEncoder } from './character-encoder';

/** A text as the network reads it. */
export interface EncodedText {
  /** With the special tokens at both ends; never more than the encoder's `maxTokens`. */
  readonly ids: readonly number[];
  /** True when the text's end was left out. */
  readonly truncated: boolean;
}

/** Characters that are tokenised at first, for each token that may be read; a token is seldom longer. */
const CHARACTERS_A_TOKEN = 4;

/**
 * Turns texts into token ids and cuts what is too long. The special tokens at the end stay where the cut is, as in
 * Python's tokenisers, which trained with them.
 *
 * A long text isn't tokenised whole: a beginning that ends at a space gives the same first tokens, since tokenisers
 * work word by word.
 */
export class TokenEncoder {
  /** Special tokens that stand behind a text, such as [SEP], and before it, such as [CLS]. */
  private readonly closing: readonly number[];
  private readonly opening: readonly number[];
  private readonly special: number;

  /**
   * @param maxTokens  Tokens the network reads, special ones counted.
   * @param fast       Gives the ids that the tokeniser gives, where it can.
   * @throws RangeError if that leaves no room for text.
   */
  constructor(
    private readonly tokenizer: PreTrainedTokenizer,
    readonly maxTokens: number,
    private readonly fast?: FastEncoder,
  ) {
    const bare = tokenizer.encode('가a', { add_special_tokens: false });
    const whole = tokenizer.encode('가a');
    const start = Math.max(0, whole.indexOf(bare[0]));
    this.special = whole.length - bare.length;
    this.opening = whole.slice(0, start);
    this.closing = whole.slice(start + bare.length);
    if (this.special >= maxTokens) throw new RangeError(`${maxTokens} tokens leave no room beside ${this.special}.`);
  }

  encode(text: string): EncodedText {
    const room = this.maxTokens - this.special;
    for (let characters = room * CHARACTERS_A_TOKEN; characters < text.length; characters *= 4) {
      const end = text.lastIndexOf(' ', characters);
      if (end <= 0) continue;
      const ids = this.idsOf(text.slice(0, end));
      if (ids.length > this.maxTokens) return { ids: this.cut(ids), truncated: true };
    }
    const ids = this.idsOf(text);
    return ids.length > this.maxTokens ? { ids: this.cut(ids), truncated: true } : { ids, truncated: false };
  }

  /** The longest beginning of `text` that is read whole, to the character. */
  readablePart(text: string): string {
    let readable = 0;
    let beyond = text.length + 1;
    while (beyond - readable > 1) {
      const middle = (readable + beyond) >> 1;
      if (this.encode(text.slice(0, middle)).truncated) beyond = middle;
      else readable = middle;
    }
    const splitsPair = /[\ud800-\udbff]$/.test(text.slice(0, readable)) && readable < text.length;
    return text.slice(0, splitsPair ? readable - 1 : readable);
  }

  /** With the special tokens. */
  private idsOf(text: string): number[] {
    const bare = this.fast?.(text);
    return bare ? [...this.opening, ...bare, ...this.closing] : this.tokenizer.encode(text);
  }

  private cut(ids: readonly number[]): number[] {
    return [...ids.slice(0, this.maxTokens - this.closing.length), ...this.closing];
  }
}
