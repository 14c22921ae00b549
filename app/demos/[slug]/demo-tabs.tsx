'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { Tabs } from '@/app/_components/inputs/tabs';
import { AnswerSkeleton } from '@/app/_components/outputs/answer-skeleton';
import type { Demo } from '@/lib/demos/demo';
import { ReviewDesk } from './review-desk';

/** Reading files and tables comes to the browser only when somebody opens that tab. */
const BatchPanel = dynamic(() => import('@/app/_components/batch/batch-panel').then((module) => module.BatchPanel), {
  loading: AnswerSkeleton,
});

export function DemoTabs({ demo, initial }: { demo: Demo; initial: 'one' | 'many' }) {
  const t = useTranslations('review');
  return (
    <Tabs
      label={t('tabs')}
      initial={initial}
      tabs={[
        { id: 'one', title: t('one'), panel: <ReviewDesk demo={demo} /> },
        { id: 'many', title: t('many'), panel: <BatchPanel /> },
      ]}
    />
  );
}
