interface ProgressLineProps {
  label: string;
  done: number;
  total: number;
  /** What the line says in words, such as "120 / 500". */
  text: string;
}

/** How much of a long piece of work is done. */
export function ProgressLine({ label, done, total, text }: ProgressLineProps) {
  const share = total > 0 ? done / total : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={text}
      className="h-3 w-full overflow-hidden rounded-sm border border-edge bg-sheet"
    >
      <div className="h-full origin-left bg-pencil" style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
