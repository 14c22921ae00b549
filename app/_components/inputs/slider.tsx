import { useId } from 'react';

interface SliderProps {
  label: string;
  value: number;
  /** What the value means, shown beside the label and read out as the slider moves. */
  valueText: string;
  min: number;
  max: number;
  step: number;
  /** A word for each end. */
  low: string;
  high: string;
  /** One sentence under it: what moving it does. */
  help: string;
  onChange: (value: number) => void;
}

/** A native slider, 44 px high, over a ruler, with its value and its ends in words. Arrow keys, Home and End work. */
export function Slider({ label, value, valueText, min, max, step, low, high, help, onChange }: SliderProps) {
  const id = useId();
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <output htmlFor={id} className="numeric font-semibold">
          {valueText}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={valueText}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="ruler block w-full accent-pencil"
      />
      <div aria-hidden="true" className="flex justify-between gap-4 text-ink-soft text-note">
        <span>{low}</span>
        <span className="text-right">{high}</span>
      </div>
      <p id={`${id}-help`} className="text-ink-soft text-note">
        {help}
      </p>
    </div>
  );
}
