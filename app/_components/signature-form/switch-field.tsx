import { FieldFoot } from './field-foot';
import type { FieldProps } from './signature-field-input';

interface SwitchFieldProps extends FieldProps {
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Yes or no: a native check box, 44 px high with its words. */
export function SwitchField({ id, name, label, hint, type, problem, on, onChange }: SwitchFieldProps) {
  return (
    <div>
      <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 font-semibold">
        <input
          type="checkbox"
          name={name}
          value="true"
          checked={on}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={`${id}-note ${id}-type`}
          className="size-5 shrink-0 accent-pencil"
        />
        {label}
      </label>
      <FieldFoot id={id} hint={hint} problem={problem} type={type} />
    </div>
  );
}
