interface FieldFootProps {
  /** Of the field; its note is described as `ID-note`. */
  id: string;
  hint: string;
  problem: string | undefined;
  /** What the field is to the model. */
  type: string;
}

/** Under every field: what is wrong with it or how to fill it in, and what it is to the model. */
export function FieldFoot({ id, hint, problem, type }: FieldFootProps) {
  return (
    <div className="mt-1 flex min-h-6 flex-wrap justify-between gap-x-4 text-note">
      <p id={`${id}-note`} className={problem ? 'font-semibold text-alert' : 'text-ink-soft'}>
        {problem ?? hint}
      </p>
      <p id={`${id}-type`} className="font-mono text-ink-soft">
        {type}
      </p>
    </div>
  );
}
