import { Button } from './button';

interface ExampleButtonsProps {
  label: string;
  examples: readonly { readonly name: string; readonly text: string }[];
  onPick: (text: string) => void;
}

/** Inputs one tap away, named by what to expect. */
export function ExampleButtons({ label, examples, onPick }: ExampleButtonsProps) {
  return (
    <fieldset className="mt-2 flex flex-wrap items-center gap-2">
      <legend className="float-left text-ink-soft text-note max-sm:w-full sm:mr-2">{label}</legend>
      {examples.map(({ name, text }) => (
        <Button key={name} title={text} onClick={() => onPick(text)}>
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
