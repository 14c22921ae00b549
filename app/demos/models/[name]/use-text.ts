'use client';

import { useRef, useState } from 'react';
import type { Failure } from '@/lib/base/failure';
import type { LabelShare } from '@/lib/demos/label-shares';
import { labelText } from './label-text';

export interface AnsweredText {
  readonly text: string;
  readonly shares: readonly LabelShare[];
}

/** Keeps a text and what the model said of it. The answer stays until the next one takes its place. */
export function useText(name: string) {
  const [text, setText] = useState('');
  const [answered, setAnswered] = useState<AnsweredText>();
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | 'network'>();
  const [emptyRefused, setEmptyRefused] = useState(false);
  const submitting = useRef(false);

  function type(typed: string) {
    setText(typed);
    setEmptyRefused(false);
    if (typed.trim() === '') {
      setAnswered(undefined);
      setFailure(undefined);
    }
  }

  async function submit() {
    // macOS may hand over letters in pieces.
    const sent = text.normalize('NFC');
    setEmptyRefused(sent.trim() === '');
    // A double click, or Ctrl+Enter held down, is one question.
    if (sent.trim() === '' || submitting.current) return;
    submitting.current = true;
    setWorking(true);
    setFailure(undefined);
    try {
      const result = await labelText(name, sent);
      if (result.ok) setAnswered({ text: sent, shares: result.value });
      else setFailure(result.failure);
    } catch {
      // An action rejects when the server can't be reached.
      setFailure('network');
    } finally {
      submitting.current = false;
      setWorking(false);
    }
  }

  return { text, answered, working, failure, emptyRefused, type, submit };
}
