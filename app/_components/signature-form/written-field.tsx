'use client';

import type { KeyboardEvent } from 'react';
import { FieldFoot } from './field-foot';
import type { FieldProps } from './signature-field-input';

interface WrittenFieldProps extends FieldProps {
  kind: 'text' | 'lines' | 'list' | 'json';
  text: string;
  onText: (text: string) => void;
}

/** A text, a text a line, a list or JSON. Enter is a new line, Ctrl+Enter sends the form. */
export function WrittenField({ id, name, label, hint, type, problem, kind, text, onText }: WrittenFieldProps) {
  const isData = kind === 'list' || kind === 'json';

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // An Enter that finishes a syllable belongs to the keyboard; old browsers say so with 229 only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) event.currentTarget.form?.requestSubmit();
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        rows={2}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-note ${id}-type`}
        className={`block field-sizing-content max-h-96 min-h-20 w-full resize-y rounded-md border bg-sheet px-4 py-3 ${isData ? 'font-mono' : 'text-lead'} ${problem ? 'border-2 border-alert' : 'border-edge'}`}
      />
      <FieldFoot id={id} hint={hint} problem={problem} type={type} />
    </div>
  );
}
