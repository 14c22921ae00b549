import type { Failure } from '@/lib/base/failure';
import type { Row } from '@/lib/serving/row';
import type { Signature } from '@/lib/serving/signature';
import type { FieldProblem } from './signature-row';

/** One row's answer with what is needed to draw it, as the version that answered describes it. */
export interface SignatureAnswer {
  readonly model: string;
  readonly version: number;
  /** From the question to the answer, inside the server. */
  readonly ms: number;
  readonly method: Signature['method'];
  readonly outputs: Signature['outputs'];
  /** Names of the model's classes, in the order of its outputs. */
  readonly labels: readonly string[];
  readonly row: Row;
}

/** What became of a form that was sent. `problems` names the inputs that are wrong, where it is they. */
export type SignatureOutcome =
  | { readonly ok: true; readonly answer: SignatureAnswer }
  | { readonly ok: false; readonly failure: Failure; readonly problems: readonly FieldProblem[] };

/** A form sent by a browser without script: what became of it, and what was typed, to be shown again. */
export interface PostedForm {
  readonly signature: string;
  /** Texts by input. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly outcome: SignatureOutcome;
}
