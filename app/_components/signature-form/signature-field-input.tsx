'use client';

import { useId } from 'react';
import { useLocale } from 'use-intl';
import { partName, type SignatureField } from '@/lib/demos/signature-fields';
import type { FieldProblem } from '@/lib/demos/signature-row';
import { useFieldWords } from './field-words';
import { FileField } from './file-field';
import { NumberBoxes } from './number-boxes';
import { SwitchField } from './switch-field';
import { WrittenField } from './written-field';

interface SignatureFieldInputProps {
  field: SignatureField;
  parts: readonly (string | File)[];
  onParts: (parts: readonly (string | File)[]) => void;
  problem: FieldProblem | undefined;
}

/** What every kind of field gets. */
export interface FieldProps {
  id: string;
  name: string;
  label: string;
  hint: string;
  /** What the input is to the model: name, dtype and shape. */
  type: string;
  problem: string | undefined;
}

/** One input of a signature, asked for in the way that its dtype and shape call for. */
export function SignatureFieldInput({ field, parts, onParts, problem }: SignatureFieldInputProps) {
  const id = useId();
  const locale = useLocale();
  const words = useFieldWords()(field);
  const shared: FieldProps = { ...words, id, name: partName(field.name), problem: problem?.message[locale] };
  const texts = parts.filter((part) => typeof part === 'string');
  const files = parts.filter((part) => typeof part !== 'string');
  switch (field.widget.kind) {
    case 'switch':
      return <SwitchField {...shared} on={texts.length > 0} onChange={(on) => onParts(on ? ['true'] : [])} />;
    case 'file':
    case 'files':
      return <FileField {...shared} files={files} onFiles={onParts} multiple={field.widget.kind === 'files'} />;
    case 'numbers':
      return <NumberBoxes {...shared} wrong={problem?.boxes ?? []} texts={texts} onTexts={onParts} />;
    case 'number':
      return <NumberBoxes {...shared} wrong={problem ? [0] : []} texts={texts} onTexts={onParts} single />;
    default:
      return (
        <WrittenField {...shared} kind={field.widget.kind} text={texts[0] ?? ''} onText={(text) => onParts([text])} />
      );
  }
}
