/** To the decoder's process, one picture at a time. */
export interface DecodeRequest {
  readonly bytes: Uint8Array;
}

/** From the decoder's process. `ready` comes first, once; then one answer for each picture. */
export type DecodeAnswer =
  | { readonly kind: 'ready' }
  /** Eight-bit luma of the upright picture, row-major. */
  | { readonly kind: 'decoded'; readonly width: number; readonly height: number; readonly pixels: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'corrupt' };
