/** The request that a snippet makes. */
export interface SnippetRequest {
  /** Scheme, host and port, such as `http://127.0.0.1:3000`, without a slash at the end. */
  readonly origin: string;
  /** The review, exactly as typed. */
  readonly text: string;
  /** Whether the answer also carries the weight of each word. */
  readonly explain: boolean;
}

/** Body of `POST /predict` for the fast model. */
export function snippetBody({ text, explain }: SnippetRequest): Readonly<Record<string, string | boolean>> {
  return explain ? { text, do_fast: true, explain } : { text, do_fast: true };
}
