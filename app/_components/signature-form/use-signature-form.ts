'use client';

import { useReducer, useRef } from 'react';
import type { PostedForm } from '@/lib/demos/signature-answer';
import { partName, signatureFields } from '@/lib/demos/signature-fields';
import type { Signature } from '@/lib/serving/signature';
import { askSignature } from './ask-signature';
import { emptyForm, emptyParts, type FormParts, type FormState, nextState, type SignatureForm } from './form-state';

interface FormOfModel {
  readonly model: string;
  readonly version: number | undefined;
  readonly signatures: Readonly<Record<string, Signature>>;
  /** What a browser without script sent, and what became of it. */
  readonly posted: PostedForm | undefined;
}

/** The forms of a model's signatures: what stands in them, what is wrong with it, and what the model answered. */
export function useSignatureForm({ model, version, signatures, posted }: FormOfModel) {
  const [state, dispatch] = useReducer(nextState, undefined, () => firstState(signatures, posted));
  const turns = useRef(state.turns);
  /** What is being asked just now. */
  const asked = useRef<FormParts>(undefined);
  const signature = new Map(Object.entries(signatures)).get(state.signature);
  const form = state.forms.get(state.signature) ?? emptyForm;

  /** Sends the form, or says what is wrong with it. */
  async function run() {
    // A double click, or Ctrl+Enter held down, is one question.
    if (!signature || asked.current === form.parts) return;
    asked.current = form.parts;
    const name = state.signature;
    let turn: number | undefined;
    try {
      // Loaded when it is first needed: a page is there sooner without it.
      const { readSignatureRow } = await import('@/lib/demos/signature-row');
      const read = readSignatureRow<File>(signature, (input) => form.parts.get(input) ?? []);
      if (!read.ok) {
        dispatch({ type: 'refuse', signature: name, problems: read.problems });
        return;
      }
      turn = ++turns.current;
      dispatch({ type: 'ask', signature: name, parts: form.parts });
      const fields = { model, version, signature: name, inputs: Object.keys(signature.inputs).join(',') };
      dispatch({ type: 'answer', turn, outcome: await askSignature(formData(fields, form.parts)) });
    } catch {
      // Neither code nor answer comes when the server can't be reached.
      dispatch(
        turn === undefined ? { type: 'unreachable', signature: name } : { type: 'answer', turn, outcome: 'network' },
      );
    } finally {
      if (asked.current === form.parts) asked.current = undefined;
    }
  }

  /** Waits no longer; the same may be asked again at once. */
  function cancel() {
    asked.current = undefined;
    dispatch({ type: 'cancel' });
  }

  return { state, dispatch, signature, form, run, cancel };
}

function formData(fields: Readonly<Record<string, string | number | undefined>>, parts: FormParts): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) data.append(name, String(value));
  for (const [input, all] of parts) {
    for (const part of all) {
      if (typeof part === 'string') data.append(partName(input), part);
      // The name of a file is nobody's business.
      else data.append(partName(input), part, 'file');
    }
  }
  return data;
}

function firstState(signatures: Readonly<Record<string, Signature>>, posted: PostedForm | undefined): FormState {
  const names = Object.keys(signatures);
  const usual = names.includes('serving_default') ? 'serving_default' : (names[0] ?? '');
  const shown = posted && names.includes(posted.signature) ? posted.signature : usual;
  const forms = new Map<string, SignatureForm>(
    Object.entries(signatures).map(([name, one]) => [name, { ...emptyForm, parts: emptyParts(signatureFields(one)) }]),
  );
  const form = forms.get(shown);
  if (posted && form) forms.set(shown, postedForm(posted, form));
  return { signature: shown, forms, waiting: undefined, turns: 0, refusals: 0 };
}

function postedForm({ texts, outcome }: PostedForm, form: SignatureForm): SignatureForm {
  const typed = new Map(Object.entries(texts));
  const parts = new Map([...form.parts].map(([input, empty]) => [input, typed.get(input) ?? empty]));
  if (outcome.ok) return { ...form, parts, answered: { answer: outcome.answer, parts } };
  return { ...form, parts, failure: outcome.failure, problems: outcome.problems };
}
