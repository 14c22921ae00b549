import type { Ref, TextareaHTMLAttributes } from 'react';

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'onChange' | 'value'> {
  id: string;
  label: string;
  value: string;
  onText: (text: string) => void;
  /** Written under the box, left: what is wrong when `invalid`, else a hint. */
  note: string;
  /** Written under the box, right: how full it is. */
  counter: string;
  invalid: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text with a label, a note and a counter that keep their places. Enter is a new line. */
export function TextArea({ id, label, value, onText, note, counter, invalid, ref, ...rest }: TextAreaProps) {
  return (
    <div>
      <label htmlFor={id} className="mb-2 block font-semibold text-lead">
        {label}
      </label>
      <textarea
        {...rest}
        ref={ref}
        id={id}
        value={value}
        onChange={(event) => onText(event.target.value)}
        aria-invalid={invalid}
        aria-describedby={`${id}-note ${id}-count`}
        className={`block w-full resize-y rounded-md border bg-sheet px-4 py-3 text-lead placeholder:text-unknown ${invalid ? 'border-alert border-2' : 'border-edge'}`}
      />
      <div className="mt-1 flex min-h-6 justify-between gap-4 text-note">
        <p id={`${id}-note`} className={invalid ? 'font-semibold text-alert' : 'text-ink-soft'}>
          {note}
        </p>
        <p id={`${id}-count`} className={`numeric shrink-0 ${invalid ? 'font-semibold text-alert' : 'text-ink-soft'}`}>
          {counter}
        </p>
      </div>
    </div>
  );
}
