'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { SignatureField } from '@/lib/demos/signature-fields';
import { tensorSymbols } from '@/lib/demos/tensor-words';

/** What a field is called, how it is filled in, and what it is to the model. */
export interface FieldWords {
  readonly label: string;
  readonly hint: string;
  /** Name, dtype and shape, as programs see it. */
  readonly type: string;
}

/** The words of fields in the page's language. */
export function useFieldWords(): (field: SignatureField) => FieldWords {
  const t = useTranslations('signature-form');
  const locale = useLocale();

  function hintOf({ spec: { dtype, shape }, widget }: SignatureField): string {
    const open = shape.filter((length) => length === -1).length;
    const count = open > 0 ? undefined : shape.reduce((product, length) => product * length, 1);
    switch (widget.kind) {
      case 'text':
        return '';
      case 'lines':
        return count === undefined ? t('hintLines') : t('hintLinesCount', { count });
      case 'number':
        return t(dtype.startsWith('int') ? 'hintWhole' : 'hintNumber');
      case 'numbers':
        return t('hintBoxes', { count: widget.count });
      case 'list':
        if (open > 1) return t('hintNested', { example: dtype === 'bool' ? '[[true], [false]]' : '[[1, 2], [3, 4]]' });
        if (dtype === 'bool') return count === undefined ? t('hintBools') : t('hintBoolsCount', { count });
        return count === undefined ? t('hintList') : t('hintListCount', { count });
      case 'json':
        if (dtype === 'string') return t('hintNested', { example: '[["a", "b"], ["c", "d"]]' });
        return t('hintRecord', { example: shape.length === 0 ? '{"a": 1}' : '[{"a": 1}, {"a": 2}]' });
      case 'switch':
        return t('hintSwitch');
      case 'file':
        return t('hintFile');
      case 'files':
        return count === undefined ? t('hintFiles') : t('hintFilesCount', { count });
    }
  }

  return (field) => {
    const type = `${field.name}: ${tensorSymbols(field.spec)}`;
    return { label: field.title?.[locale] ?? field.name, hint: hintOf(field), type };
  };
}
