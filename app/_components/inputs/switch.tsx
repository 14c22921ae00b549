interface SwitchProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** An on/off choice that takes effect at once: a native check box, 44 px high with its words. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 shrink-0 accent-pencil"
      />
      {label}
    </label>
  );
}
