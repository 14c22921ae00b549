import type { Failure } from '@/lib/base/failure';
import type { SignatureAnswer, SignatureOutcome } from '@/lib/demos/signature-answer';
import type { SignatureField } from '@/lib/demos/signature-fields';
import type { FieldProblem } from '@/lib/demos/signature-row';

/** What was given for each input: the parts that are sent. Never changed, always replaced. */
export type FormParts = ReadonlyMap<string, readonly (string | File)[]>;

/** The form of one signature with what came of it. */
export interface SignatureForm {
  readonly parts: FormParts;
  readonly problems: readonly FieldProblem[];
  /** The last answer, and the parts it is the answer to. */
  readonly answered: { readonly answer: SignatureAnswer; readonly parts: FormParts } | undefined;
  readonly failure: Failure | 'network' | undefined;
}

export interface FormState {
  readonly signature: string;
  /** Of every signature, so that nothing is lost by looking at another. */
  readonly forms: ReadonlyMap<string, SignatureForm>;
  /** The question that is waited for. */
  readonly waiting: { readonly turn: number; readonly signature: string; readonly parts: FormParts } | undefined;
  /** Questions asked so far; each has its own number, so that a late answer is known as one. */
  readonly turns: number;
  /** Forms refused so far: each time the first wrong field gets the focus. */
  readonly refusals: number;
}

export type FormAction =
  | { readonly type: 'show'; readonly signature: string }
  | { readonly type: 'edit'; readonly input: string; readonly parts: readonly (string | File)[] }
  | { readonly type: 'refuse'; readonly signature: string; readonly problems: readonly FieldProblem[] }
  | { readonly type: 'ask'; readonly signature: string; readonly parts: FormParts }
  /** The form could not even be read: its reader did not come over the line. */
  | { readonly type: 'unreachable'; readonly signature: string }
  | { readonly type: 'answer'; readonly turn: number; readonly outcome: SignatureOutcome | 'network' }
  | { readonly type: 'cancel' };

export function nextState(state: FormState, action: FormAction): FormState {
  switch (action.type) {
    case 'show':
      return { ...state, signature: action.signature };
    case 'edit': {
      const form = formOf(state, state.signature);
      const parts = new Map(form.parts).set(action.input, action.parts);
      const problems = form.problems.filter(({ input }) => input !== action.input);
      return put(state, state.signature, { ...form, parts, problems });
    }
    case 'refuse': {
      const { signature, problems } = action;
      return put({ ...state, refusals: state.refusals + 1 }, signature, {
        ...formOf(state, signature),
        problems,
        failure: undefined,
      });
    }
    case 'ask': {
      const { signature, parts } = action;
      const turn = state.turns + 1;
      const form = { ...formOf(state, signature), problems: [], failure: undefined };
      return put({ ...state, turns: turn, waiting: { turn, signature, parts } }, signature, form);
    }
    case 'unreachable':
      return put(state, action.signature, { ...formOf(state, action.signature), failure: 'network' });
    case 'answer':
      return answered(state, action.turn, action.outcome);
    case 'cancel':
      return { ...state, waiting: undefined };
  }
}

/** What stands in the fields before anybody touched them. */
export function emptyParts(fields: readonly SignatureField[]): FormParts {
  return new Map(fields.map(({ name, widget, spec }) => [name, emptyPart(widget, spec.shape, spec.dtype)]));
}

export const emptyForm: SignatureForm = { parts: new Map(), problems: [], answered: undefined, failure: undefined };

/** Only the question that is waited for may be answered: an older one, or one that was given up, changes nothing. */
function answered(state: FormState, turn: number, outcome: SignatureOutcome | 'network'): FormState {
  const { waiting } = state;
  if (waiting?.turn !== turn) return state;
  const form = formOf(state, waiting.signature);
  const rest = { ...state, waiting: undefined };
  if (outcome === 'network') return put(rest, waiting.signature, { ...form, failure: outcome });
  if (outcome.ok) {
    return put(rest, waiting.signature, { ...form, answered: { answer: outcome.answer, parts: waiting.parts } });
  }
  const { failure, problems } = outcome;
  const refusals = state.refusals + (problems.length > 0 ? 1 : 0);
  return put({ ...rest, refusals }, waiting.signature, { ...form, failure, problems });
}

function formOf(state: FormState, signature: string): SignatureForm {
  return state.forms.get(signature) ?? emptyForm;
}

function put(state: FormState, signature: string, form: SignatureForm): FormState {
  return { ...state, forms: new Map(state.forms).set(signature, form) };
}

function emptyPart(
  widget: SignatureField['widget'],
  shape: readonly number[],
  dtype: SignatureField['spec']['dtype'],
): readonly string[] {
  switch (widget.kind) {
    case 'switch':
    case 'file':
    case 'files':
      return [];
    case 'numbers':
      return Array.from({ length: widget.count }, () => '');
    case 'json':
      // Nothing at all would be no JSON; an empty record or list is.
      return [dtype === 'record' && shape.length === 0 ? '{}' : '[]'];
    default:
      return [''];
  }
}
