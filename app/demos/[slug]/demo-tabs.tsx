'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { Tabs } from '@/app/_components/inputs/tabs';
import { AnswerSkeleton } from '@/app/_components/outputs/answer-skeleton';
import type { ReviewDemo } from '@/lib/demos/demo';
import type { ModelChoice, ModelPresence } from '@/lib/demos/model-choice';
import { ReviewDesk } from './review-desk';

/** Reading files and tables comes to the browser only when somebody opens that tab. */
const BatchPanel = dynamic(() => import('@/app/_components/batch/batch-panel').then((module) => module.BatchPanel), {
  loading: AnswerSkeleton,
});

interface DemoTabsProps {
  demo: ReviewDemo;
  initial: 'one' | 'many';
  presence: ModelPresence;
  choice: ModelChoice;
}

export function DemoTabs({ demo, initial, presence, choice }: DemoTabsProps) {
  const t = useTranslations('review');
  return (
    <Tabs
      label={t('tabs')}
      initial={initial}
      tabs={[
        { id: 'one', title: t('one'), panel: <ReviewDesk demo={demo} presence={presence} initial={choice} /> },
        {
          id: 'many',
          title: t('many'),
          panel: <BatchPanel presence={presence} initial={choice === 'both' ? 'fast' : choice} />,
        },
      ]}
    />
  );
}
