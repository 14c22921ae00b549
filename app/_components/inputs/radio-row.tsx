'use client';

import { useId } from 'react';

interface RadioRowProps<Value extends string> {
  /** The question. */
  label: string;
  options: readonly { readonly value: Value; readonly title: string; readonly disabled?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
  /** A sentence under it: what the choice means, or why there is none. */
  note?: string | undefined;
}

/** One of a few, each in sight: native radio buttons, 44 px high with their words. */
export function RadioRow<Value extends string>({ label, options, value, onChange, note }: RadioRowProps<Value>) {
  const id = useId();
  return (
    <fieldset {...(note ? { 'aria-describedby': `${id}-note` } : {})}>
      <legend className="float-left mr-4 min-h-11 content-center font-semibold max-sm:float-none max-sm:min-h-0">
        {label}
      </legend>
      <div className="flex flex-wrap gap-x-5">
        {options.map((option) => (
          <label
            key={option.value}
            className={`inline-flex min-h-11 items-center gap-2 ${option.disabled ? 'cursor-not-allowed text-ink-soft' : 'cursor-pointer'}`}
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
              className="size-5 shrink-0 accent-pencil"
            />
            {option.title}
          </label>
        ))}
      </div>
      {note && (
        <p id={`${id}-note`} className="clear-left text-ink-soft text-note">
          {note}
        </p>
      )}
    </fieldset>
  );
}
