'use client';

import { useTranslations } from 'use-intl';
import { FieldFoot } from './field-foot';
import type { FieldProps } from './signature-field-input';

interface NumberBoxesProps extends FieldProps {
  /** Which boxes are wrong, from 0. */
  wrong: readonly number[];
  texts: readonly string[];
  onTexts: (texts: readonly string[]) => void;
  /** One number: its box bears the field's own name. */
  single?: boolean;
}

/**
 * One number, or a few in a row. The boxes are plain text: a number box of the browser rounds long numbers as soon as an
 * arrow key is pressed, and the digit keyboard of iPhones has no minus.
 */
export function NumberBoxes(props: NumberBoxesProps) {
  const { id, label, hint, type, problem, wrong, texts, single = false } = props;
  const t = useTranslations('signature-form');
  const boxes = texts.map((text, index) => (
    <NumberBox
      // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are places, not things.
      key={index}
      {...props}
      text={text}
      index={index}
      boxName={single ? undefined : t('box', { label, position: index + 1 })}
      invalid={wrong.includes(index)}
    />
  ));
  if (single) {
    return (
      <div>
        <label htmlFor={`${id}-0`} className="mb-1 block font-semibold">
          {label}
        </label>
        {boxes}
        <FieldFoot id={id} hint={hint} problem={problem} type={type} />
      </div>
    );
  }
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-2">{boxes}</div>
      <FieldFoot id={id} hint={hint} problem={problem} type={type} />
    </fieldset>
  );
}

interface NumberBoxProps extends NumberBoxesProps {
  text: string;
  index: number;
  /** Accessible name; absent where a label names it. */
  boxName: string | undefined;
  invalid: boolean;
}

function NumberBox({ id, name, texts, onTexts, text, index, boxName, invalid }: NumberBoxProps) {
  return (
    <input
      id={`${id}-${index}`}
      name={name}
      type="text"
      value={text}
      onChange={(event) => onTexts(texts.with(index, event.target.value))}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      {...(boxName ? { 'aria-label': boxName } : {})}
      aria-invalid={invalid}
      aria-describedby={`${id}-note ${id}-type`}
      className={`numeric min-h-11 min-w-0 rounded-md border bg-sheet px-3 py-2 ${boxName ? 'w-[7em]' : 'w-full max-w-72'} ${invalid ? 'border-2 border-alert' : 'border-edge'}`}
    />
  );
}
