import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import type { SignatureOutcome } from '@/lib/demos/signature-answer';
import { signatureFields } from '@/lib/demos/signature-fields';
import { readSignatureRow } from '@/lib/demos/signature-row';
import type { Signature } from '@/lib/serving/signature';
import { emptyForm, emptyParts, type FormAction, type FormState, nextState } from './form-state';

const problem = { input: 'text', message: { ko: '고쳐요', en: 'Mend it' } };

test('an older answer never takes the place of a newer one', () => {
  const asked = after([edit('one'), ask('one'), edit('two'), ask('two')]);
  const late = play(asked, [answer(2, 2), answer(1, 1)]);
  expect(late.forms.get('a')?.answered?.answer.row).toEqual({ n: 2 });
  const early = play(asked, [answer(1, 1)]);
  expect(early.forms.get('a')?.answered).toBeUndefined();
  expect(early.waiting?.turn).toBe(2);
});

test('a question that was given up is answered by nobody', () => {
  const state = after([ask(''), { type: 'cancel' }, answer(1, 1)]);
  expect(state.forms.get('a')?.answered).toBeUndefined();
  expect(state.waiting).toBeUndefined();
});

test('an answer goes to the signature that asked, and what stands in the other stays', () => {
  const state = after([edit('one'), ask('one'), { type: 'show', signature: 'b' }, edit('other'), answer(1, 1)]);
  expect(state.signature).toBe('b');
  expect(state.forms.get('b')).toMatchObject({ answered: undefined, parts: new Map([['text', ['other']]]) });
  expect(state.forms.get('a')?.answered?.parts).toEqual(new Map([['text', ['one']]]));
});

test('a failure keeps the input and the answer before it', () => {
  const before = after([edit('one'), ask('one'), answer(1, 1), edit('two'), ask('two')]);
  const busy = failure('busy', '바빠요', 'Busy');
  for (const outcome of ['network', { ok: false, failure: busy, problems: [] }] as const) {
    const form = nextState(before, { type: 'answer', turn: 2, outcome }).forms.get('a');
    expect(form?.parts.get('text')).toEqual(['two']);
    expect(form?.answered?.answer.row).toEqual({ n: 1 });
    expect(form?.failure).toEqual(outcome === 'network' ? 'network' : busy);
  }
});

test('mending a field takes its problem away and no other', () => {
  const other = { ...problem, input: 'size' };
  const state = after([{ type: 'refuse', signature: 'a', problems: [problem, other] }, edit('mended')]);
  expect(state.forms.get('a')?.problems).toEqual([other]);
  expect(state.refusals).toBe(1);
});

test('an untouched form sends parts that the reader knows', () => {
  const signature: Signature = {
    method: 'predict',
    inputs: {
      text: { dtype: 'string', shape: [] },
      on: { dtype: 'bool', shape: [] },
      list: { dtype: 'float32', shape: [-1] },
      record: { dtype: 'record', shape: [] },
      records: { dtype: 'record', shape: [-1] },
      file: { dtype: 'bytes', shape: [] },
      files: { dtype: 'bytes', shape: [-1] },
    },
    outputs: {},
  };
  const parts = emptyParts(signatureFields(signature));
  expect(readSignatureRow<File>(signature, (input) => parts.get(input) ?? [])).toMatchObject({ ok: true });
});

function after(actions: readonly FormAction[]): FormState {
  const forms = new Map(['a', 'b'].map((name) => [name, emptyForm]));
  return play({ signature: 'a', forms, waiting: undefined, turns: 0, refusals: 0 }, actions);
}

function play(state: FormState, actions: readonly FormAction[]): FormState {
  return actions.reduce(nextState, state);
}

function edit(text: string): FormAction {
  return { type: 'edit', input: 'text', parts: [text] };
}

function ask(text: string): FormAction {
  return { type: 'ask', signature: 'a', parts: new Map([['text', [text]]]) };
}

function answer(turn: number, n: number): FormAction {
  const outcome: SignatureOutcome = {
    ok: true,
    answer: { model: 'm', version: 1, ms: 1, method: 'predict', outputs: {}, labels: [], row: { n } },
  };
  return { type: 'answer', turn, outcome };
}
