'use client';

import { useTranslations } from 'use-intl';
import { PencilLine } from '@/app/_components/outputs/pencil-line';

const sizes = ['display', 'title', 'head', 'lead', 'body', 'note'] as const;

export function TypeSection() {
  const t = useTranslations('styleguide');
  return (
    <>
      {sizes.map((size) => (
        <p key={size} className="truncate" style={{ fontSize: `var(--size-${size})`, lineHeight: 1.5 }}>
          {t('sampleSentence')}
        </p>
      ))}
      <p className="mt-2 flex gap-8 text-head">
        {[0, 1, 2].map((seed) => (
          <span key={seed} className="relative inline-block">
            Lectern
            <PencilLine seed={seed} />
          </span>
        ))}
      </p>
    </>
  );
}
