import type { Bilingual } from '@/lib/base/failure';
import type { Signature, TensorSpec } from '@/lib/serving/signature';

/**
 * How an input of a signature is asked for.
 * - `text` one text; `lines` a text a line.
 * - `number` one number; `numbers` a few, each with a place of its own; `list` more of them, or of any number.
 * - `switch` yes or no.
 * - `json` what has a structure of its own: records, texts in lists of lists.
 * - `file` one file; `files` several.
 */
export type Widget =
  | { readonly kind: 'text' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'number' }
  | { readonly kind: 'numbers'; readonly count: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'json' }
  | { readonly kind: 'file' }
  | { readonly kind: 'files' };

/** One input of a signature, as a form asks for it. */
export interface SignatureField {
  readonly name: string;
  /** The manifest's words for it; absent: the name stands for itself. */
  readonly title: Bilingual | undefined;
  readonly spec: TensorSpec;
  readonly widget: Widget;
}

/** What a form may hold: a person's browser and this server agree on it before anything is sent. */
export const formLimits = {
  /** UTF-16 units of one text. */
  text: 100_000,
  /** UTF-16 units of a list or of JSON: 224 × 224 × 3 numbers of 24 digits. */
  list: 4_000_000,
  /** Bytes of all files together. */
  fileBytes: 10 * 1024 * 1024,
  /** Lists and objects inside each other in JSON, as in every door of the server. */
  jsonDepth: 32,
} as const;

/** The fields of a signature in the manifest's order. */
export function signatureFields(signature: Signature): readonly SignatureField[] {
  return Object.entries(signature.inputs).map(([name, spec]) => ({
    name,
    title: spec.title,
    spec,
    widget: widgetFor(spec),
  }));
}

/** The name under which a form sends a field's parts. */
export function partName(input: string): string {
  return `in.${input}`;
}

function widgetFor({ dtype, shape }: TensorSpec): Widget {
  const rank = shape.length;
  switch (dtype) {
    case 'string':
      if (rank === 0) return { kind: 'text' };
      return { kind: rank === 1 ? 'lines' : 'json' };
    case 'bytes':
      return { kind: rank === 0 ? 'file' : 'files' };
    case 'record':
      return { kind: 'json' };
    case 'bool':
      return { kind: rank === 0 ? 'switch' : 'list' };
    default:
      return numberWidget(shape);
  }
}

/** Up to this many numbers each have a box of their own. */
const boxesAtMost = 6;

function numberWidget(shape: readonly number[]): Widget {
  const [count = 1] = shape;
  if (shape.length === 0) return { kind: 'number' };
  return shape.length === 1 && count >= 1 && count <= boxesAtMost ? { kind: 'numbers', count } : { kind: 'list' };
}
