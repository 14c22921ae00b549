'use client';

import { useTranslations } from 'use-intl';
import { isOffered, type ModelChoice, type ModelPresence } from '@/lib/demos/model-choice';
import { RadioRow } from './radio-row';

interface ModelChoiceRowProps<Choice extends ModelChoice> {
  choices: readonly Choice[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
  presence: ModelPresence;
}

const words = {
  fast: 'choiceFast',
  accurate: 'choiceAccurate',
  both: 'choiceBoth',
} as const;

function wordOf(choice: ModelChoice): (typeof words)[ModelChoice] {
  return words[choice];
}

/** Which model answers. What the server lacks can be seen but not chosen, and a sentence says so. */
export function ModelChoiceRow<Choice extends ModelChoice>({
  choices,
  choice,
  onChoice,
  presence,
}: ModelChoiceRowProps<Choice>) {
  const t = useTranslations('models');
  return (
    <RadioRow
      label={t('choice')}
      options={choices.map((value) => ({ value, title: t(wordOf(value)), disabled: !isOffered(value, presence) }))}
      value={choice}
      onChange={onChoice}
      note={presence.accurate === 'absent' ? t('accurateAbsent') : undefined}
    />
  );
}
