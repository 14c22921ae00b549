import { decodeBase64 } from './base64';
import { isJsonObject, type JsonValue } from './tfserving-json-value';

/** `{"b64": "…"}`: exactly that member, and a string. @returns The base64 text, undefined for anything else. */
export function base64Of(value: JsonValue): string | undefined {
  if (!isJsonObject(value) || value.size !== 1) return undefined;
  const text = value.get('b64');
  return typeof text === 'string' ? text : undefined;
}

/**
 * Decodes base64 as TensorFlow Serving does: standard alphabet, white space between, padding complete or left out. Bits
 * that make no whole byte are dropped.
 * @returns Undefined for any other text.
 */
export function decodeTfBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/[\t\n\v\f\r ]+/g, '');
  const missing = packed.endsWith('=') ? 0 : (4 - (packed.length % 4)) % 4;
  const bytes = missing === 3 ? undefined : decodeBase64(withoutSpareBits(packed + '='.repeat(missing)));
  // Small ones are cut from a pool that Node shares, which would travel whole to a worker.
  return bytes && new Uint8Array(bytes);
}

/** @param text  Padded. */
function withoutSpareBits(text: string): string {
  const [padding = ''] = /={0,2}$/.exec(text) ?? [];
  if (padding === '') return text;
  const at = text.length - padding.length - 1;
  const six = alphabet.indexOf(text.charAt(at));
  // Four bits are left over before two signs of padding, two before one.
  const kept = padding.length === 2 ? six & 0x30 : six & 0x3c;
  return six < 0 ? text : text.slice(0, at) + alphabet.charAt(kept) + padding;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
