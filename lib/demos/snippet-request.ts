import type { Speed } from './model-choice';

/** The request that a snippet makes. */
export interface SnippetRequest {
  /** Scheme, host and port, such as `http://127.0.0.1:3000`, without a slash at the end. */
  readonly origin: string;
  /** The text, exactly as typed. */
  readonly text: string;
  /** Who answers: one of the two review models, or any text classification model by its name. */
  readonly model: Speed | { readonly name: string };
  /** Whether the answer also carries the weight of each word. */
  readonly explain: boolean;
}

/** Body of `POST /predict`. */
export function snippetBody({ text, model, explain }: SnippetRequest): Readonly<Record<string, string | boolean>> {
  const chosen = typeof model === 'string' ? { do_fast: model === 'fast' } : { model: model.name };
  return explain ? { text, ...chosen, explain } : { text, ...chosen };
}
