'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ModelChoiceRow } from '@/app/_components/inputs/model-choice-row';
import { Switch } from '@/app/_components/inputs/switch';
import { Tabs } from '@/app/_components/inputs/tabs';
import { TextArea } from '@/app/_components/inputs/text-area';
import { ProgressLine } from '@/app/_components/outputs/progress-line';
import { Specimen } from '@/app/styleguide/specimen';
import { type ModelChoice, modelChoices } from '@/lib/demos/model-choice';

export function FieldsSection() {
  const t = useTranslations('review');
  const s = useTranslations('styleguide');
  const [text, setText] = useState('정말 재미있는 영화입니다.');
  const [on, setOn] = useState(true);
  const [choice, setChoice] = useState<ModelChoice>('both');
  const id = useId();
  const box = { label: t('one'), onText: setText, rows: 2 };
  const limit = 10_000;
  return (
    <>
      <Specimen name={s('stateIdle')}>
        <TextArea
          {...box}
          id={`${id}-idle`}
          value=""
          placeholder="정말 재미있는 영화입니다."
          note={t('privacy')}
          counter={t('count', { count: 0, limit })}
          invalid={false}
        />
      </Specimen>
      <Specimen name={s('stateReady')}>
        <TextArea
          {...box}
          id={`${id}-ready`}
          value={text}
          note={t('privacy')}
          counter={t('count', { count: text.length, limit })}
          invalid={false}
        />
      </Specimen>
      <Specimen name={s('stateTooLong')}>
        <TextArea
          {...box}
          id={`${id}-long`}
          value={text}
          note={t('tooLong', { over: 120, limit })}
          counter={t('count', { count: limit + 120, limit })}
          invalid
        />
      </Specimen>
      <Specimen name={t('live')}>
        <Switch label={t('live')} on={on} onChange={setOn} />
        <Switch label={t('live')} on={!on} onChange={(off) => setOn(!off)} />
      </Specimen>
      <Specimen name={s('stateChoice')}>
        <ModelChoiceRow choices={modelChoices} choice={choice} onChoice={setChoice} presence={here} />
        <ModelChoiceRow choices={modelChoices} choice="fast" onChoice={() => {}} presence={fastOnly} />
      </Specimen>
      <Specimen name={t('tabs')}>
        <Tabs
          label={t('tabs')}
          tabs={[
            { id: 'one', title: t('one'), panel: t('one') },
            { id: 'many', title: t('many'), panel: t('many') },
          ]}
        />
      </Specimen>
      <Specimen name="120 / 300">
        <ProgressLine label={t('many')} done={120} total={300} text="120 / 300" />
      </Specimen>
    </>
  );
}

const here = { fast: 'ready', accurate: 'ready' } as const;
const fastOnly = { fast: 'ready', accurate: 'absent' } as const;
