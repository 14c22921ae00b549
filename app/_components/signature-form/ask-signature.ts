'use server';

import { runSignature } from '@/app/_models/run-signature';
import { failure } from '@/lib/base/failure';
import type { PostedForm, SignatureOutcome } from '@/lib/demos/signature-answer';
import { partName } from '@/lib/demos/signature-fields';

/** Runs the form of a signature. Never throws. */
export async function askSignature(form: FormData): Promise<SignatureOutcome> {
  // What the browser sends decides what this is called with.
  return form instanceof FormData ? runSignature(form) : noForm;
}

/** The same for a browser without script, which gets back what was typed along with the answer. Never throws. */
export async function postSignature(_before: PostedForm | undefined, form: FormData): Promise<PostedForm> {
  if (!(form instanceof FormData)) return { signature: '', texts: {}, outcome: noForm };
  const texts: [string, readonly string[]][] = [];
  for (const name of new Set(form.keys())) {
    if (!name.startsWith(prefix)) continue;
    // Files can't be put back into a form.
    texts.push([name.slice(prefix.length), form.getAll(name).filter((part) => typeof part === 'string')]);
  }
  const signature = form.get('signature');
  return {
    signature: typeof signature === 'string' ? signature : '',
    texts: Object.fromEntries(texts),
    outcome: await runSignature(form),
  };
}

const prefix = partName('');

const noForm: SignatureOutcome = {
  ok: false,
  failure: failure(
    'bad_input',
    '화면이 보낸 내용을 읽지 못했어요. 새로 고침을 한 뒤 다시 해 주세요.',
    'What the page sent could not be read. Reload it and try again.',
  ),
  problems: [],
};
